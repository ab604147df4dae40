import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';

import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';
import { useVisitReading } from './reading-context.ts';

interface OverrideGateDialogProps {
  readonly documentId: string;
  readonly gate: GateId;
  /** What the gate found wrong, in the clerk's words. */
  readonly problem: string;
  readonly onClose: () => void;
}

/** A supervisor other than the clerk accepts a copy that fails one gate. */
export function OverrideGateDialog({ documentId, gate, problem, onClose }: OverrideGateDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit } = useRegistration();
  const { refresh } = useVisitReading();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.overrideGate({ visitId: visit.id, documentId, gate, coSignature }));
    if (answer.kind === 'done') refresh();
    if (answer.kind !== 'error') {
      onClose();
      return null;
    }
    return answer.error;
  }

  return (
    <CoSignDialog
      title={t('reading.overrideTitle')}
      act={{ act: 'overrideGate', visitId: visit.id, documentId, gate }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('reading.overrideText', { problem })}</p>
    </CoSignDialog>
  );
}
