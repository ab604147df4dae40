import { HandHelping, MonitorSmartphone, ShieldCheck, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import type { ServiceStatus } from '#shared/contract/kiosk/services/service-session.ts';
import type { FactQuestionId } from '#shared/domain/credential/fact-questions.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import { bankQuestionNames } from '#shared/text/languages/bank-question-names.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { ApproveAssistedDialog } from './approve-assisted-dialog.tsx';
import { ContactSignature } from './contact-signature.tsx';
import { ServiceProofDialog } from './service-proof-dialog.tsx';
import styles from './service-strip.module.css';

const css = classNames(styles);

/** A service on the person's display: its stage's name, and what the counter can do. Nothing the person types. */
export function ServiceStrip({ service }: { readonly service: ServiceStatus }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [proving, setProving] = useState(false);
  const [ending, setEnding] = useState(false);
  const [signing, setSigning] = useState(false);
  const { visitId, purpose, stage, help, identificationCode, startedBy, question, contact, revoked } =
    service;
  const language = useLanguage();

  function wordsOf(id: NonNullable<ServiceStatus['question']>): string {
    return id in bankQuestionNames[language]
      ? bankQuestionNames[language][id as BankQuestionId]
      : catalogues[language].worker.fact.question[id as FactQuestionId];
  }

  const asksProof = stage === 'service-proof';
  const asksSignature = stage === 'assisted-approval';
  const isCalling = asksProof || asksSignature || contact !== null || help !== null;
  return (
    <section className={css('strip', isCalling && 'calling')} aria-label={t('clerk:service.title')}>
      {isCalling ? (
        <HandHelping size={28} aria-hidden className={css('icon')} />
      ) : (
        <MonitorSmartphone size={28} aria-hidden className={css('icon')} />
      )}
      <div className={css('words')} role={isCalling ? 'alert' : 'status'}>
        <strong>
          {t(`clerk:service.purpose.${purpose}`)}
          {identificationCode !== null && <span className={css('code')}> {identificationCode}</span>}
        </strong>
        <span>{help === null ? t(`clerk:service.stage.${stage}`) : t(`clerk:service.help.${help}`)}</span>
        {revoked && <span>{t('clerk:revocation.atDisplay')}</span>}
        {asksProof && identificationCode === null && !revoked && <span>{t('clerk:service.nobody')}</span>}
        {question !== null && (
          <span className={css('read')}>{t('clerk:service.readAloud', { question: wordsOf(question) })}</span>
        )}
        {!isCalling && startedBy === 'worker' && (
          <span className={css('soft')}>{t('clerk:service.own')}</span>
        )}
      </div>
      <Button icon={Undo2} onPress={() => setEnding(true)}>
        {t('clerk:service.end')}
      </Button>
      {help !== null && (
        <Button variant="primary" isPending={busy} onPress={() => void call(kiosk.resumeWorker({}))}>
          {t('clerk:service.resume')}
        </Button>
      )}
      {asksProof && identificationCode !== null && (
        <Button variant="primary" icon={ShieldCheck} onPress={() => setProving(true)}>
          {t('clerk:service.prove')}
        </Button>
      )}
      {asksSignature && (
        <Button variant="primary" icon={ShieldCheck} onPress={() => setSigning(true)}>
          {t('clerk:service.approve')}
        </Button>
      )}
      {contact !== null && <ContactSignature visitId={visitId} />}
      {signing && <ApproveAssistedDialog visitId={visitId} onClose={() => setSigning(false)} />}
      {proving && <ServiceProofDialog onClose={() => setProving(false)} />}
      {ending && (
        <Dialog
          title={t('clerk:service.end')}
          open
          onClose={() => setEnding(false)}
          actions={
            <>
              <Button onPress={() => setEnding(false)}>{t('common:action.cancel')}</Button>
              <Button
                variant="danger"
                onPress={() => {
                  setEnding(false);
                  void call(kiosk.takeBack({}));
                }}
              >
                {t('clerk:service.end')}
              </Button>
            </>
          }
        >
          <p>{t('clerk:service.endText')}</p>
        </Dialog>
      )}
    </section>
  );
}
