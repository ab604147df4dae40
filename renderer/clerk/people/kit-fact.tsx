import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { type CoSignature, CoSignDialog } from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { WorkerRecord } from '#shared/contract/kiosk/people/worker-record.ts';
import styles from './worker-record-screen.module.css';

const css = classNames(styles);

interface KitFactProps {
  readonly workerId: string;
  readonly kit: WorkerRecord['kit'];
  readonly canRevoke: boolean;
  /** The sheet was ended here. */
  readonly onRevoked: () => void;
}

/** Whether the person has a sheet of recovery codes and how many are left; a second person ends a lost one. */
export function KitFact({ workerId, kit, canRevoke, onRevoked }: KitFactProps) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const [revoking, setRevoking] = useState(false);
  return (
    <div className={css('fact')}>
      <span className={css('factName')}>{t('kit.name')}</span>
      <span className={css('factValue')}>{value()}</span>
      {kit?.resting === true && <span className={css('factNote')}>{t('kit.resting')}</span>}
      {canRevoke && kit !== null && kit.endedAt === null && (
        <span className={css('factAction')}>
          <Button icon={Trash2} variant="quiet" onPress={() => setRevoking(true)}>
            {t('kit.revoke')}
          </Button>
        </span>
      )}
      {revoking && (
        <RevokeKitDialog workerId={workerId} onClose={() => setRevoking(false)} onRevoked={onRevoked} />
      )}
    </div>
  );

  function value(): string {
    if (kit === null) return t('kit.none');
    if (kit.endedAt !== null) return t('kit.ended', { date: moment(kit.endedAt) });
    return t('kit.inForce', { date: moment(kit.issuedAt), count: kit.codesLeft });
  }
}

interface RevokeKitDialogProps {
  readonly workerId: string;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

function RevokeKitDialog({ workerId, onClose, onRevoked }: RevokeKitDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();

  async function sign(coSignature: CoSignature) {
    const answer = await call(kiosk.revokeKit({ workerId, coSignature }));
    if (answer.kind === 'error') return answer.error;
    if (answer.kind === 'done') onRevoked();
    onClose();
    return null;
  }

  return (
    <CoSignDialog
      title={t('kit.revoke')}
      signLabel={t('kit.revokeSign')}
      act={{ act: 'revokeKit', workerId }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('kit.revokeText')}</p>
    </CoSignDialog>
  );
}
