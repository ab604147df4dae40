import { ShieldCheck, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/components/button/button.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/components/co-sign-dialog/co-sign-dialog.tsx';
import { CheckboxField } from '#renderer/components/field/checkbox-field.tsx';
import type { ServiceStanding } from '#shared/api/service-session.ts';
import styles from './contact-signature.module.css';

const css = classNames(styles);

type Changes = NonNullable<ServiceStanding['contact']>;

/** Other contact data wait for a supervisor, who signs them or declines them. */
export function ContactSignature({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('clerk');
  const [open, setOpen] = useState<'approve' | 'decline'>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Button icon={ShieldX} onPress={() => setOpen('decline')}>
        {t('contactChange.decline')}
      </Button>
      <Button variant="primary" icon={ShieldCheck} onPress={() => setOpen('approve')}>
        {t('contactChange.approve')}
      </Button>
      {open === 'approve' && <ApproveDialog changes={changes} onClose={close} />}
      {open === 'decline' && <DeclineDialog changes={changes} onClose={close} />}
    </>
  );
}

interface ContactDialogProps {
  readonly changes: Changes;
  readonly onClose: () => void;
}

function ApproveDialog({ changes, onClose }: ContactDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [portrait, setPortrait] = useState(false);
  const [copy, setCopy] = useState(false);

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    if (!portrait || !copy) return { code: 'other', text: t('contactChange.compare') };
    const answer = await call(
      kiosk.approveContactChange({ comparedPortrait: true, comparedStoredCopy: true, coSignature }),
    );
    if (answer.kind !== 'error') {
      onClose();
      return null;
    }
    return answer.error.code === 'not-asked'
      ? { code: 'other', text: t('contactChange.over') }
      : answer.error;
  }

  return (
    <CoSignDialog title={t('contactChange.approveTitle')} isPending={busy} onClose={onClose} onSign={sign}>
      <p>{t('contactChange.approveText')}</p>
      <ChangeList changes={changes} />
      <CheckboxField isSelected={portrait} onChange={setPortrait}>
        {t('handedOver.proofPortrait')}
      </CheckboxField>
      <CheckboxField isSelected={copy} onChange={setCopy}>
        {t('handedOver.proofCopy')}
      </CheckboxField>
    </CoSignDialog>
  );
}

function DeclineDialog({ changes, onClose }: ContactDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.declineContactChange({ coSignature }));
    if (answer.kind !== 'error') {
      onClose();
      return null;
    }
    return answer.error.code === 'not-asked'
      ? { code: 'other', text: t('contactChange.over') }
      : answer.error;
  }

  return (
    <CoSignDialog
      title={t('contactChange.declineTitle')}
      signLabel={t('contactChange.declineSign')}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('contactChange.declineText')}</p>
      <ChangeList changes={changes} />
    </CoSignDialog>
  );
}

/** That something differs, as its owner recognises it; the addresses themselves are the person's. */
function ChangeList({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('clerk');
  const none = t('contactChange.none');
  return (
    <dl className={css('changes')}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={css('change')}>
          <dt>{t(`contactChange.field.${field}`)}</dt>
          <dd>{t('contactChange.fromTo', { before: before ?? none, after: after ?? none })}</dd>
        </div>
      ))}
    </dl>
  );
}
