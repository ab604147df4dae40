import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { Api } from '#shared/contract/kiosk/api.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { InputOf } from '#shared/contract/kiosk/method.ts';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import type { RevocationCause } from '#shared/domain/credential/revocation.ts';
import styles from './shown-facts.module.css';

const css = classNames(styles);

type CallResult = NonNullable<InputOf<Api['approveAssistedUnlock']>['callBack']>['result'] | 'none';

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
      case 'revocationCause':
        return t(`revocation.cause.${value as RevocationCause}`);
      case 'callResult':
        return t(`service.call.results.${value as CallResult}`);
      default:
        return value;
    }
  }

  return (
    <dl className={css('facts')}>
      {facts.map(({ what, value, before }) => (
        <div key={what} className={css('fact')}>
          <dt>{t(`coSign.fact.${what}`)}</dt>
          <dd className={css('value', what === 'mrz' && 'mrz', what === 'fingerprint' && 'fingerprint')}>
            {before === undefined || before === value
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
