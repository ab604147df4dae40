import { useTranslation } from 'react-i18next';
import { DocumentPanel } from '#renderer/clerk/documents/document-panel.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { ContractNames } from '../contract-names.tsx';
import { DraftControl } from '../draft-control.tsx';
import styles from '../flow.module.css';
import { Comparison } from './comparison.tsx';

const css = classNames(styles);
const kinds = ['contract', 'authorisation-letter'] as const;

/** The contract at the left, its data at the right, and how it compares with the passport. */
export function ContractStep() {
  const { t } = useTranslation('clerk');
  return (
    <>
      <PageHeader title={t('contract.title')} lead={t('contract.lead')} />
      <div className={css('panes')}>
        <DocumentPanel kinds={kinds} />
        <div className={css('fieldPane')}>
          <div className={css('grid')}>
            <h2 className={css('groupTitle')}>{t('contract.employer')}</h2>
            <DraftControl field="contract.employerRuc" />
            <DraftControl field="contract.legalRepresentative" />
            <div className={css('whole')}>
              <DraftControl field="contract.employerName" />
            </div>
            <hr className={css('divider')} />
            <h2 className={css('groupTitle')}>{t('contract.worker')}</h2>
            <div className={css('whole')}>
              <DraftControl field="contract.workerName" />
              <ContractNames />
            </div>
            <DraftControl field="contract.workerDocument" />
            <DraftControl field="contract.workerNationality" />
            <div className={css('whole')}>
              <Comparison />
            </div>
            <hr className={css('divider')} />
            <h2 className={css('groupTitle')}>{t('contract.work')}</h2>
            <DraftControl field="contract.position" />
            <DraftControl field="contract.type" />
            <DraftControl field="contract.startDate" />
            <DraftControl field="contract.endDate" />
            <DraftControl field="contract.remuneration" />
            <DraftControl field="contract.workingDay" />
            <div className={css('whole')}>
              <DraftControl field="contract.workplace" />
            </div>
            <hr className={css('divider')} />
            <h2 className={css('groupTitle')}>{t('contract.registration')}</h2>
            <DraftControl field="contract.sutNumber" description={t('contract.sutHelp')} />
            <DraftControl field="contract.sutDate" />
            <div className={css('whole')}>
              <DraftControl field="contract.sutHash" description={t('contract.sutHashHelp')} />
            </div>
          </div>
        </div>
      </div>
    </>
  );
}
