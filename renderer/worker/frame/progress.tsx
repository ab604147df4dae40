import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import styles from './progress.module.css';

const css = classNames(styles);

/** Parts of the way as a person counts them: proving who one is, is one part however it is done. */
const parts: readonly (readonly Exclude<IssuanceStage, 'language' | 'done'>[])[] = [
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

/** Where the worker is on the way, in a bar and in words. Before and after the way there is nothing to show. */
export function Progress({ stage }: { readonly stage: IssuanceStage }) {
  const { t } = useTranslation('worker');
  if (stage === 'language' || stage === 'done') return <div className={css('progress')} />;
  const position = parts.findIndex((part) => part.includes(stage));
  return (
    <div className={css('progress')}>
      <p className={css('words')}>
        <span className={css('count')}>{t('frame.progress', { step: position + 1, of: parts.length })}</span>
        <strong>{t(`stage.${stage}`)}</strong>
      </p>
      <div className={css('bar')} aria-hidden>
        {parts.map(([first], index) => (
          <span
            key={first}
            className={css('part', index < position && 'past', index === position && 'now')}
          />
        ))}
      </div>
    </div>
  );
}
