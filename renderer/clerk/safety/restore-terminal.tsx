import { ArrowLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { ErrorOf } from '#shared/contract/kiosk/method.ts';
import type { safetyMethods } from '#shared/contract/kiosk/safety/safety-methods.ts';
import { Progress } from './bar.tsx';
import { type RestoreChoice, RestoreForm } from './restore-form.tsx';
import styles from './safety.module.css';
import { percentOf } from './safety-words.ts';
import { type FoundStore, StoresFound } from './stores-found.tsx';

const css = classNames(styles);

interface RestoreTerminalProps {
  readonly session: SessionIn<'first-run'>;
  readonly onBack: () => void;
}

/** A terminal that existed before comes back: where its backup is, which one, the passphrase, and how far it is. */
export function RestoreTerminal({ session, onBack }: RestoreTerminalProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const restoring = useCall();
  const throttled = useThrottleText();
  const [chosen, setChosen] = useState<FoundStore | null>(null);
  const [generation, setGeneration] = useState<string | undefined>();
  const [folder, setFolder] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.lookForBackups({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );

  function choose(found: FoundStore): void {
    const isAnother = found.place.path !== chosen?.place.path || found.store.name !== chosen.store.name;
    if (isAnother) setGeneration(undefined);
    setProblem(null);
    setChosen(found);
  }

  async function restore(choice: RestoreChoice): Promise<void> {
    setProblem(null);
    const answer = await restoring.call(kiosk.restoreTerminal(choice));
    if (answer.kind === 'error') setProblem(wordsOf(answer.error));
  }
  function wordsOf(error: ErrorOf<(typeof safetyMethods)['restoreTerminal']>): string {
    if (error.code === 'throttled') return throttled(error.retryAt);
    if (error.code === 'damaged') return t('restore.error.damaged', { file: error.file });
    return t(`restore.error.${error.code}`);
  }

  const isUnderWay = restoring.busy || session.restoring !== null;
  return (
    <Entrance preview={session.preview} width={isUnderWay ? 'medium' : 'wide'}>
      <div className={css('stack')}>
        <PageHeader
          title={t('restore.title')}
          lead={isUnderWay ? undefined : t('restore.lead')}
          back={
            <Button
              icon={ArrowLeft}
              variant="quiet"
              aria-label={t('restore.back')}
              isDisabled={isUnderWay}
              onPress={onBack}
            />
          }
        />
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {isUnderWay ? (
          <UnderWay progress={session.restoring} />
        ) : (
          <div className={css('columns')}>
            <StoresFound look={look} folder={folder} onFolder={setFolder} chosen={chosen} onChoose={choose} />
            {chosen !== null && (
              <RestoreForm
                key={`${chosen.place.path} ${chosen.store.name}`}
                found={chosen}
                generation={generation}
                onGeneration={setGeneration}
                isAgain={problem !== null}
                onRestore={(choice) => void restore(choice)}
              />
            )}
          </div>
        )}
      </div>
    </Entrance>
  );
}

/** How far it is, step by step. */
function UnderWay({ progress }: { readonly progress: SessionIn<'first-run'>['restoring'] }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [stopping, setStopping] = useState(false);
  const percent = progress === null ? 0 : percentOf(progress);
  function words(): string {
    if (stopping) return t('restore.stopping');
    if (progress === null) return t('restore.opening');
    return t('safety.underWay', { step: t(`safety.step.${progress.step}`), percent });
  }
  return (
    <Card title={t('restore.doing')}>
      <div className={css('stack')}>
        <Progress percent={percent} words={words()} />
        <div className={css('end')}>
          <Button
            isDisabled={stopping}
            onPress={() => {
              setStopping(true);
              void call(kiosk.cancelRestore({}));
            }}
          >
            {t('restore.stop')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
