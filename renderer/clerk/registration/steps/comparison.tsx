import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { countryName } from '#renderer/ui/country-field/countries.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { comparePassportAndContract } from '#shared/domain/registration/document-comparison.ts';
import { DraftControl } from '../draft-control.tsx';
import { useRegistration } from '../flow-context.ts';
import styles from './comparison.module.css';
import { ComparisonDetail } from './comparison-detail.tsx';

const css = classNames(styles);

/** Passport and contract side by side. A difference stays in sight until the clerk says why it is the same person. */
export function Comparison() {
  const { t } = useTranslation(['clerk', 'common']);
  const language = useLanguage();
  const { values } = useRegistration();
  const compared = comparePassportAndContract(textsOf('identity', values), textsOf('contract', values));
  const differs = compared.some((row) => row.verdict === 'different' || row.verdict === 'compatible');
  const shown = (field: (typeof compared)[number]['field'], value: string): string =>
    field === 'nationality' ? countryName(value, language) : value;

  return (
    <div className={css('comparison')}>
      <table className={css('table')}>
        <caption className={css('caption')}>{t('contract.compare')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('contract.comparePassport')}</th>
            <th scope="col">{t('contract.compareContract')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {compared.map((row) => (
            <tr key={row.field} className={css(row.verdict)}>
              <th scope="row">{t(`contract.compareField.${row.field}`)}</th>
              <td>{shown(row.field, row.passport)}</td>
              <td>{shown(row.field, row.contract)}</td>
              <td>
                <span className={css('verdict')}>{t(`contract.verdict.${row.verdict}`)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {compared.map((row) => (
        <ComparisonDetail key={row.field} row={row} />
      ))}
      {differs && (
        <div className={css('same')}>
          <strong>{t('contract.samePerson')}</strong>
          <DraftControl
            field="contract.samePersonReason"
            isAsked
            description={t('contract.samePersonHelp')}
          />
        </div>
      )}
    </div>
  );
}
