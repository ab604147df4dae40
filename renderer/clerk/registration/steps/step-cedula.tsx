import { useTranslation } from 'react-i18next';
import { DocumentPanel } from '#renderer/clerk/documents/document-panel.tsx';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { DraftControl } from '../draft-control.tsx';
import styles from '../flow.module.css';
import { LikelyPeople } from '../likely-people.tsx';

const css = classNames(styles);
const kinds = ['cedula', 'authorisation-letter'] as const;

/** The cédula at the left, what is printed on its two sides at the right. */
export function CedulaStep({ onLeave }: { readonly onLeave: (next: Place) => void }) {
  const { t } = useTranslation('clerk');
  return (
    <>
      <PageHeader title={t('cedula.title')} lead={t('cedula.lead')} />
      <div className={css('panes')}>
        <DocumentPanel kinds={kinds} />
        <div className={css('fieldPane')}>
          <LikelyPeople onLeave={onLeave} />
          <div className={css('grid')}>
            <DraftControl field="identity.number" description={t('cedula.numberHelp')} />
            <DraftControl field="identity.nationality" />
            <DraftControl field="identity.surname" />
            <DraftControl field="identity.givenNames" />
            <DraftControl field="identity.birthDate" />
            <DraftControl field="identity.sex" />
            <DraftControl field="identity.issueDate" />
            <DraftControl field="identity.expiryDate" />
            <DraftControl field="identity.fingerprintCode" description={t('cedula.fingerprintHelp')} />
          </div>
        </div>
      </div>
    </>
  );
}
