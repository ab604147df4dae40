import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { VisitSession } from '#renderer/worker/ui/worker-context.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import type { ServiceStage } from '#shared/domain/display/service-states.ts';
import { type ServicePart, serviceOf } from '#shared/domain/procedures/services.ts';
import { OwnWords } from '../ui/own-words.tsx';
import styles from './progress.module.css';

const css = classNames(styles);

/** Parts of the way as a person counts them: proving who one is, is one part however it is done. */
const issuanceParts: readonly (readonly Exclude<IssuanceStage, 'language' | 'done'>[])[] = [
  ['notice'],
  ['confirm-captured'],
  ['birth-date', 'fact-questions'],
  ['security-image'],
  ['question-bank'],
  ['email-code', 'counter-proof'],
  ['terms'],
  ['credential'],
  ['recovery-kit'],
];

const servicePartAt: Partial<Record<ServiceStage, ServicePart>> = {
  identify: 'code',
  'check-credential': 'check',
  'recovery-birth-date': 'answers',
  'recovery-image': 'answers',
  'recovery-answer': 'answers',
  'recovery-contact': 'contact',
  'contact-entry': 'contact',
  'contact-confirm': 'contact',
  'contact-approval': 'approval',
  'service-code': 'proof',
  'service-kit': 'proof',
  'service-proof': 'proof',
  'kit-sheet': 'sheet',
  'new-credential': 'credential',
  'assisted-question': 'answers',
  'assisted-approval': 'approval',
};

/** Where the person is on their way, in a bar and in words. */
export function Progress({ session }: { readonly session: VisitSession }) {
  const { t } = useTranslation('worker');
  if (session.state === 'service') {
    const parts = serviceOf(session.purpose).parts;
    const part = servicePartAt[session.step.stage];
    const isOnTheWay = part !== undefined && parts.includes(part);
    return isOnTheWay ? (
      <Way position={parts.indexOf(part)} of={parts.length} words={t(`service.part.${part}`)} />
    ) : (
      <Way words={<OwnWords words={(own) => own(`service.name.${session.purpose}`)} />} />
    );
  }
  const { stage } = session.step;
  // Before and after the way there is nothing to show.
  if (stage === 'language' || stage === 'done') return <div className={css('progress')} />;
  const position = issuanceParts.findIndex((part) => part.includes(stage));
  return <Way position={position} of={issuanceParts.length} words={t(`stage.${stage}`)} />;
}

interface WayProps {
  /** From 0; none where the person is on no part of it. */
  readonly position?: number;
  readonly of?: number;
  readonly words: ReactNode;
}

function Way({ position, of = 0, words }: WayProps) {
  const { t } = useTranslation('worker');
  return (
    <div className={css('progress')}>
      <p className={css('words')}>
        {position !== undefined && (
          <span className={css('count')}>{t('frame.progress', { step: position + 1, of })}</span>
        )}
        <strong>{words}</strong>
      </p>
      {position !== undefined && (
        <div className={css('bar')} aria-hidden>
          {Array.from({ length: of }, (_, index) => (
            <span
              key={index}
              className={css('part', index < position && 'past', index === position && 'now')}
            />
          ))}
        </div>
      )}
    </div>
  );
}
