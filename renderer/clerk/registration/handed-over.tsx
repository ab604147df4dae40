import { HandHelping, ShieldCheck, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useClerkDocumentWords } from '#renderer/ui/language/procedure-words.ts';
import { issuanceStages } from '#shared/domain/display/issuance-states.ts';
import { CounterProofDialog } from './counter-proof-dialog.tsx';
import { focusField } from './field-focus.ts';
import { useForward, useRegistration } from './flow-context.ts';
import styles from './handed-over.module.css';
import { WrongFields } from './wrong-fields.tsx';

const css = classNames(styles);

interface HandedOverProps {
  readonly issuance: Extract<SessionIn<'signed-in'>['display'], { kind: 'issuance' }>;
  readonly displays: number;
}

/** The worker's turn: one calm screen with the stage's name and nothing the worker types. */
export function HandedOver({ issuance }: HandedOverProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, flush, problems } = useRegistration();
  const words = useClerkDocumentWords(visit.procedure);
  const [takingBack, setTakingBack] = useState(false);
  const [proving, setProving] = useState(false);
  const { stage, help, wrongFields } = issuance;
  const page = useRef<HTMLDivElement>(null);
  const reached = issuanceStages.indexOf(stage);

  const blocking = problems.find((problem) => problem.severity === 'block');
  const mustCorrect = help === 'data-wrong' && blocking !== undefined;

  /** Corrected data goes into the record by a new hand-over, so that the worker confirms what is stored. */
  async function resume(): Promise<void> {
    if (busy || !(await flush())) return;
    if (help !== 'data-wrong') {
      await call(kiosk.resumeWorker({}));
      return;
    }
    const taken = await call(kiosk.takeBack({}));
    if (taken.kind === 'done') await call(kiosk.handOver({ visitId: issuance.visitId }));
  }

  /** What the worker waits for, if they do: the key gives it. */
  useForward(() => {
    if (mustCorrect) {
      if (page.current !== null) focusField(page.current, blocking.field);
    } else if (help !== null) void resume();
    else if (stage === 'counter-proof') setProving(true);
  });

  const goOn = (
    <span data-forward>
      <Button
        variant="primary"
        size="large"
        hint="Ctrl+Enter"
        isDisabled={mustCorrect}
        isPending={busy}
        onPress={() => void resume()}
      >
        {t(help === 'data-wrong' ? 'handedOver.corrected' : 'handedOver.resume')}
      </Button>
    </span>
  );
  return (
    <div className={css('page', help !== null && 'calling')} ref={page}>
      <div className={css('middle')}>
        <h1 className={css('title')} tabIndex={-1}>
          {t('handedOver.title')}
        </h1>
        {help === null && <p className={css('lead')}>{t('handedOver.lead')}</p>}
        <div className={css('stage')} role="status">
          <span className={css('now')}>{t('handedOver.now')}</span>
          <strong className={css('stageName')}>{t(`handedOver.stage.${stage}`)}</strong>
          <span className={css('beads')} aria-hidden>
            {issuanceStages.map((each, index) => (
              <span
                key={each}
                className={css('bead', index < reached && 'past', index === reached && 'here')}
              />
            ))}
          </span>
        </div>
        {stage === 'counter-proof' && (
          <section className={css('call')} role="alert">
            <ShieldCheck size={32} aria-hidden />
            <div className={css('callWords')}>
              <strong>{t('handedOver.proofNeeded')}</strong>
              <span>{t('handedOver.proofText')}</span>
            </div>
            <span data-forward>
              <Button variant="primary" size="large" hint="Ctrl+Enter" onPress={() => setProving(true)}>
                {t('handedOver.proofTitle')}
              </Button>
            </span>
          </section>
        )}
        {help !== null && (
          <section className={css('call', help === 'data-wrong' && 'wide')} role="alert">
            <HandHelping size={32} aria-hidden />
            <div className={css('callWords')}>
              <strong>{t(`handedOver.help.${help}`)}</strong>
              <span>
                {help === 'attempts-spent' ? words('attemptsSpent') : t(`handedOver.helpText.${help}`)}
              </span>
            </div>
            {help === 'data-wrong' ? <WrongFields fields={wrongFields} /> : goOn}
          </section>
        )}
      </div>
      <div className={css('acts')}>
        <Button icon={Undo2} onPress={() => setTakingBack(true)}>
          {t('handedOver.takeBack')}
        </Button>
        {help === 'data-wrong' && goOn}
      </div>
      {proving && <CounterProofDialog visitId={issuance.visitId} onClose={() => setProving(false)} />}
      {takingBack && (
        <Dialog
          title={t('handedOver.takeBackTitle')}
          open
          onClose={() => setTakingBack(false)}
          actions={
            <>
              <Button onPress={() => setTakingBack(false)}>{t('common:action.cancel')}</Button>
              <Button
                variant="danger"
                onPress={() => {
                  setTakingBack(false);
                  void call(kiosk.takeBack({}));
                }}
              >
                {t('handedOver.takeBack')}
              </Button>
            </>
          }
        >
          <p>{t('handedOver.takeBackText')}</p>
        </Dialog>
      )}
    </div>
  );
}
