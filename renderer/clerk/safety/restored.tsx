import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { ReportFacts, ReportPrint } from './restore-report.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** The terminal is back: what came with it and what did not, before anybody works with it. */
export function Restored({ session }: { readonly session: SessionIn<'restored'> }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  return (
    <Entrance preview={session.preview} place={t('terminal', session)} width="medium">
      <div className={css('stack')}>
        <PageHeader title={t('restore.report.title')} lead={t('restore.report.lead')} />
        <Card>
          <ReportFacts report={session.report} />
          <div className={css('end', 'inSight')}>
            <ReportPrint />
            <Button
              variant="primary"
              size="large"
              isPending={busy}
              onPress={() => void call(kiosk.closeRestoreReport({}))}
            >
              {t('restore.report.close')}
            </Button>
          </div>
        </Card>
      </div>
    </Entrance>
  );
}
