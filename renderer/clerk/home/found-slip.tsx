import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { VisitFinding } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';

interface FoundSlipProps {
  readonly slip: Exclude<VisitFinding, { readonly kind: 'none' }>;
  readonly onWorker: (workerId: string) => void;
}

/** What the reference of a comeback slip leads to, and the way there. */
export function FoundSlip({ slip, onWorker }: FoundSlipProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  switch (slip.kind) {
    case 'waiting': {
      const { id, reference, name } = slip.visit;
      return (
        <Notice
          tone="info"
          title={t('home.slip.waiting', { reference })}
          actions={
            <Button
              iconAfter={ArrowRight}
              aria-label={`${t('home.resume')} ${reference}`}
              onPress={() => void call(kiosk.resumeVisit({ visitId: id }))}
            >
              {t('home.resume')}
            </Button>
          }
        >
          {name === '' ? t('home.noName') : name}
        </Notice>
      );
    }
    case 'completed':
      return (
        <Notice
          tone="info"
          title={t('home.slip.completed')}
          actions={
            <Button iconAfter={ArrowRight} onPress={() => onWorker(slip.workerId)}>
              {t('home.slip.open')}
            </Button>
          }
        />
      );
    case 'given-up':
      return (
        <Notice tone="warn" title={t('home.slip.givenUp', { reference: slip.reference })}>
          {t('home.slip.givenUpText')}
        </Notice>
      );
    case 'elsewhere':
      return (
        <Notice
          tone="warn"
          title={t('home.slip.elsewhere', { branch: slip.branchCode, terminal: slip.terminalNumber })}
        >
          {t('home.slip.elsewhereText')}
        </Notice>
      );
  }
}
