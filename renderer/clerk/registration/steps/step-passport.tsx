import { useTranslation } from 'react-i18next';
import { DocumentPanel } from '#renderer/clerk/documents/document-panel.tsx';
import { MrzPanel } from '#renderer/clerk/documents/mrz-panel.tsx';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { ContractNames } from '../contract-names.tsx';
import { DraftControl } from '../draft-control.tsx';
import styles from '../flow.module.css';
import { useRegistration } from '../flow-context.ts';
import { LikelyPeople } from '../likely-people.tsx';

const css = classNames(styles);
const kinds = ['passport', 'visa', 'refugee-card'] as const;

/** The document at the left, its data at the right. */
export function PassportStep({ onLeave }: { readonly onLeave: (next: Place) => void }) {
  const { t } = useTranslation('clerk');
  const { values } = useRegistration();
  const mrzHint = (name: string | undefined) =>
    name === undefined || name === '' ? undefined : t('identity.mrzOf', { name });
  return (
    <>
      <PageHeader title={t('identity.title')} lead={t('identity.lead')} />
      <div className={css('panes')}>
        <DocumentPanel kinds={kinds} />
        <div className={css('fieldPane')}>
          <LikelyPeople onLeave={onLeave} />
          <MrzPanel />
          <hr className={css('divider')} />
          <div className={css('grid')}>
            <DraftControl field="identity.issuingState" />
            <DraftControl field="identity.number" />
            <DraftControl field="identity.surname" description={mrzHint(values['identity.surnameMrz'])} />
            <DraftControl
              field="identity.givenNames"
              description={mrzHint(values['identity.givenNamesMrz'])}
            />
            <div className={css('whole')}>
              <ContractNames />
            </div>
            <DraftControl field="identity.nationality" />
            <DraftControl field="identity.birthDate" />
            <DraftControl field="identity.sex" />
            <DraftControl field="identity.expiryDate" />
            <DraftControl field="identity.personalNumber" />
            <h2 className={css('groupTitle')}>{t('identity.visa')}</h2>
            <DraftControl field="identity.visaType" />
            <DraftControl field="identity.visaExpiryDate" />
          </div>
        </div>
      </div>
    </>
  );
}
