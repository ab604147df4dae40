import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import type { RestoreReport } from '#shared/contract/kiosk/safety/safety-values.ts';
import { ReportFacts, ReportPrint } from './restore-report.tsx';

/** What the restore that this terminal came from brought back, to be read again. */
export function ReportButton({ report }: { readonly report: RestoreReport }) {
  const { t } = useTranslation(['clerk', 'common']);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('restore.report.show')}</Button>
      {isOpen && (
        <Dialog
          title={t('restore.report.title')}
          open
          size="large"
          onClose={() => setOpen(false)}
          actions={
            <>
              <ReportPrint />
              <Button variant="primary" onPress={() => setOpen(false)}>
                {t('common:action.close')}
              </Button>
            </>
          }
        >
          <ReportFacts report={report} />
        </Dialog>
      )}
    </>
  );
}
