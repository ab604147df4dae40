import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import styles from './shown-facts.module.css';

const css = classNames(styles);

/** What is signed, each fact under its name, as main told it. */
export function ShownFacts({ facts }: { readonly facts: readonly ShownFact[] }) {
  const { t } = useTranslation('clerk');
  const { date, fullMoment } = useFormats();

  function textOf({ what, value }: Pick<ShownFact, 'what' | 'value'>): string {
    if (value === null || value === '') return t('coSign.none');
    switch (what) {
      case 'birthDate':
      case 'expiryDate':
      case 'issueDate':
        return date(value);
      case 'credentialSince':
      case 'kitSince':
      case 'machineTime':
      case 'ownTime':
      case 'createdAt':
      case 'chosenAt':
        return fullMoment(value);
      case 'role':
        return t(`role.${value as Role}`);
      default:
        return value;
    }
  }

  return (
    <dl className={css('facts')}>
      {facts.map(({ what, value, before }) => (
        <div key={what} className={css('fact')}>
          <dt>{t(`coSign.fact.${what}`)}</dt>
          <dd className={css('value', what === 'mrz' && 'mrz')}>
            {before === undefined
              ? textOf({ what, value })
              : t('coSign.fromTo', {
                  before: textOf({ what, value: before }),
                  after: textOf({ what, value }),
                })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
