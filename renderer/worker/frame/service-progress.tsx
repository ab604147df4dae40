import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { ServicePurpose, ServiceStage } from '#shared/domain/display/service-states.ts';
import styles from './progress.module.css';

const css = classNames(styles);

type Part = 'code' | 'answers' | 'contact' | 'proof' | 'credential' | 'check' | 'approval' | 'sheet';

const partsOf: Record<ServicePurpose, readonly Part[]> = {
  check: ['code', 'check'],
  unlock: ['code', 'proof'],
  recover: ['code', 'answers', 'contact', 'proof', 'credential'],
  assisted: ['answers', 'approval'],
  contact: ['answers', 'contact', 'approval'],
  kit: ['proof', 'sheet'],
};

const partAt: Partial<Record<ServiceStage, Part>> = {
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

/** Where the person is in their service, in a bar and in words. */
export function ServiceProgress({
  purpose,
  stage,
}: {
  readonly purpose: ServicePurpose;
  readonly stage: ServiceStage;
}) {
  const { t } = useTranslation('worker');
  const parts = partsOf[purpose];
  const part = partAt[stage];
  const position = part === undefined ? -1 : parts.indexOf(part);
  return (
    <div className={css('progress')}>
      <p className={css('words')}>
        {position >= 0 && (
          <span className={css('count')}>
            {t('frame.progress', { step: position + 1, of: parts.length })}
          </span>
        )}
        <strong>
          {position >= 0 && part !== undefined ? t(`service.part.${part}`) : t(`service.name.${purpose}`)}
        </strong>
      </p>
      {position >= 0 && (
        <div className={css('bar')} aria-hidden>
          {parts.map((each, index) => (
            <span
              key={each}
              className={css('part', index < position && 'past', index === position && 'now')}
            />
          ))}
        </div>
      )}
    </div>
  );
}
