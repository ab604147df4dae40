import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThrottleText } from '#renderer/app/throttle.ts';
import { Button } from '#renderer/components/button/button.tsx';
import { Dialog } from '#renderer/components/dialog/dialog.tsx';
import { TextField } from '#renderer/components/field/text-field.tsx';
import { Notice } from '#renderer/components/notice/notice.tsx';

const shortestReason = 3;

export interface CoSignature {
  readonly username: string;
  readonly secret: string;
  readonly reason: string;
}

/** What main answers to a signature; `other` comes with the act's own words. */
export type CoSignRefusal =
  | { readonly code: 'wrong-co-signer' | 'own-act' }
  | { readonly code: 'throttled'; readonly retryAt: string }
  | { readonly code: 'other'; readonly text: string };

interface CoSignDialogProps {
  readonly title: string;
  /** What signing does, where it is not to approve. */
  readonly signLabel?: string;
  readonly isPending: boolean;
  readonly onClose: () => void;
  /** Sends the act with its signature; null when it is done (the caller closes). */
  readonly onSign: (signature: CoSignature) => Promise<CoSignRefusal | null>;
  /** What is signed, in words the supervisor reads before signing. */
  readonly children: ReactNode;
}

/** A second person signs an act with their own name, PIN and reason. The PIN leaves the screen with every refusal. */
export function CoSignDialog({ title, signLabel, isPending, onClose, onSign, children }: CoSignDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const throttled = useThrottleText();
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function sign(): Promise<void> {
    if (reason.trim().length < shortestReason) return setProblem(t('coSign.reasonShort'));
    setProblem(null);
    const refusal = await onSign({ username: username.trim().toLowerCase(), secret, reason: reason.trim() });
    setSecret('');
    switch (refusal?.code) {
      case undefined:
        return;
      case 'wrong-co-signer':
        return setProblem(t('coSign.wrong'));
      case 'own-act':
        return setProblem(t('coSign.own'));
      case 'throttled':
        return setProblem(throttled(refusal.retryAt));
      case 'other':
        return setProblem(refusal.text);
    }
  }

  const isComplete = /^[a-z0-9._-]{3,40}$/.test(username.trim().toLowerCase()) && secret !== '';
  return (
    <Dialog
      title={title}
      open
      onClose={() => {
        // What is being signed stays in sight.
        if (!isPending) onClose();
      }}
      actions={
        <>
          <Button isDisabled={isPending} onPress={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isComplete}
            isPending={isPending}
            onPress={() => void sign()}
          >
            {signLabel ?? t('coSign.sign')}
          </Button>
        </>
      }
    >
      {children}
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('coSign.username')}
        value={username}
        onChange={setUsername}
        maxLength={40}
        autoFocus
      />
      <TextField
        label={t('coSign.secret')}
        value={secret}
        onChange={setSecret}
        kind="secret"
        maxLength={200}
      />
      <TextField label={t('coSign.reason')} value={reason} onChange={setReason} maxLength={300} />
    </Dialog>
  );
}
