import { useEffect, useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { type CallFailure, CallFailureContext } from '#renderer/api/kiosk.ts';
import { applyLanguage, createTranslator } from '#renderer/ui/language/i18n.ts';
import { useSecurityPictures } from '#renderer/worker/steps/security-picture.tsx';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import { CoverCounter } from './cover-counter.tsx';
import { FailureCover } from './failure-cover.tsx';
import { PreviewRibbon } from './preview-ribbon.tsx';
import { RestingScreen } from './resting-screen.tsx';
import { useActivity } from './use-activity.ts';
import { useWorkerSession } from './use-worker-session.ts';
import { VisitScreen } from './visit-screen.tsx';
import styles from './worker-app.module.css';

/** The worker's view: what main says of the session decides the screen. Rest resets everything. */
export function WorkerApp({ kiosk }: { readonly kiosk: WorkerApi }) {
  const [translator] = useState(() => createTranslator('es'));
  const [failure, setFailure] = useState<CallFailure>();
  const latest = useWorkerSession(kiosk);
  const session = latest?.session;
  const visiting = session?.state === 'visit' || session?.state === 'service' ? session : undefined;
  const language = visiting?.language ?? 'es';
  const textSize = visiting?.textSize ?? 'normal';
  const highContrast = visiting?.highContrast ?? false;

  useSecurityPictures();
  useActivity(kiosk, visiting !== undefined, visiting !== undefined && visiting.idleResetAt !== null);

  useEffect(() => {
    void applyLanguage(translator, language);
  }, [translator, language]);

  useLayoutEffect(() => {
    const page = document.documentElement;
    page.dataset['textSize'] = textSize;
    page.dataset['contrast'] = highContrast ? 'high' : 'normal';
  }, [textSize, highContrast]);

  const resting = visiting === undefined;
  useEffect(() => {
    if (resting) setFailure(undefined);
  }, [resting]);

  if (latest === undefined || session === undefined) return null;
  return (
    <I18nextProvider i18n={translator}>
      <I18nProvider locale={language}>
        <CallFailureContext value={setFailure}>
          <CoverCounter>
            <div className={styles['view']}>
              {session.preview && (
                <PreviewRibbon isChosen={visiting !== undefined && visiting.step.stage !== 'language'} />
              )}
              <div className={styles['screen']}>
                {session.state === 'resting' ? (
                  <RestingScreen
                    kiosk={kiosk}
                    branchName={session.branchName}
                    offersServices={session.offersServices}
                  />
                ) : (
                  <VisitScreen key={latest.visit} kiosk={kiosk} session={session} />
                )}
              </div>
            </div>
            {failure && <FailureCover failure={failure} onClose={() => setFailure(undefined)} />}
          </CoverCounter>
        </CallFailureContext>
      </I18nProvider>
    </I18nextProvider>
  );
}
