import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { FieldPair } from '#renderer/ui/field/field-pair.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { ActToSign, ShowRefusal } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { ShownFacts } from './shown-facts.tsx';
import { useShownAct } from './use-shown-act.ts';

const shortestReason = 3;

export interface CoSignature {
  /** What main showed, and nothing else. */
  readonly shown: string;
  readonly username: string;
  readonly secret: string;
  readonly reason: string;
}

/** What main answers to a signature; `other` comes with the act's own words. */
export type CoSignRefusal =
  | {
      readonly code:
        | 'wrong-co-signer'
        | 'own-act'
        | 'changed-since-shown'
        | 'locked-since-shown'
        | ShowRefusal;
    }
  | { readonly code: 'throttled'; readonly retryAt: string }
  | { readonly code: 'other'; readonly text: string };

interface CoSignDialogProps {
  readonly title: string;
  /** What signing does, where it is not to approve. */
  readonly signLabel?: string;
  /** Main reads what it is about and shows it here; null while something is to be chosen first. */
  readonly act: ActToSign | null;
  /** What is to be chosen first, in words. */
  readonly incomplete?: string;
  /** Who signs, in the dialog's words: a supervisor, or anybody who may vouch for an account. */
  readonly signer?: 'supervisor' | 'account';
  /** What must be saved before main reads it. */
  readonly prepare?: () => Promise<unknown>;
  readonly isPending: boolean;
  readonly onClose: () => void;
  /** Sends the act with its signature; null when it is done (the caller closes). */
  readonly onSign: (signature: CoSignature) => Promise<CoSignRefusal | null>;
  /** What signing does, in words the supervisor reads before, and what is decided with it. */
  readonly children: ReactNode;
}

/**
 * A second person reads what an act is about and signs it with their own name, PIN and reason. The PIN leaves the
 * screen with every refusal, and the cursor stands where it is typed again; what changed since it was shown is shown anew.
 */
export function CoSignDialog({
  title,
  signLabel,
  act,
  incomplete,
  signer = 'supervisor',
  prepare,
  isPending,
  onClose,
  onSign,
  children,
}: CoSignDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const throttled = useThrottleText();
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const secretControl = useRef<HTMLInputElement>(null);
  const { shown, showAgain } = useShownAct(act, prepare);

  const refusalText = (code: ShowRefusal): string =>
    code === 'disk-full' ? t('coSign.diskFull') : t(`coSign.refusal.${code}`);

  /** Without it there is nothing to press: the cursor would be left on a button that does nothing. */
  function askSecretAgain(): void {
    setSecret('');
    secretControl.current?.focus();
  }

  async function sign(): Promise<void> {
    if (shown.kind === 'incomplete') {
      askSecretAgain();
      return setProblem(incomplete ?? null);
    }
    if (shown.kind !== 'shown') return;
    if (reason.trim().length < shortestReason) return setProblem(t('coSign.reasonShort'));
    setProblem(null);
    const refusal = await onSign({
      shown: shown.id,
      username: username.trim().toLowerCase(),
      secret,
      reason: reason.trim(),
    });
    if (refusal === null) return setSecret('');
    askSecretAgain();
    switch (refusal.code) {
      case 'wrong-co-signer':
        return setProblem(t('coSign.wrong', { context: signer }));
      case 'own-act':
        return setProblem(t('coSign.own', { context: signer }));
      case 'throttled':
        return setProblem(throttled(refusal.retryAt));
      case 'changed-since-shown':
        setProblem(t('coSign.changed'));
        return showAgain();
      case 'locked-since-shown':
        return setProblem(t('coSign.locked'));
      case 'other':
        return setProblem(refusal.text);
      default:
        return setProblem(refusalText(refusal.code));
    }
  }

  /** There is nothing to sign, and nobody types a PIN for nothing. */
  const isRefused = shown.kind === 'refused';
  const isComplete =
    (shown.kind === 'shown' || shown.kind === 'incomplete') &&
    /^[a-z0-9._-]{3,40}$/.test(username.trim().toLowerCase()) &&
    secret !== '';
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
          {/* Made anew where the fields leave: what had the focus is gone with them. */}
          <Button key={String(isRefused)} autoFocus={isRefused} isDisabled={isPending} onPress={onClose}>
            {t(isRefused ? 'common:action.close' : 'common:action.cancel')}
          </Button>
          {!isRefused && (
            <Button
              variant="primary"
              isDisabled={!isComplete}
              isPending={isPending}
              onPress={() => void sign()}
            >
              {signLabel ?? t('coSign.sign')}
            </Button>
          )}
        </>
      }
    >
      {children}
      {shown.kind === 'shown' && shown.facts.length > 0 && <ShownFacts facts={shown.facts} />}
      {shown.kind === 'refused' && <Notice tone="bad">{refusalText(shown.code)}</Notice>}
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {!isRefused && (
        <>
          <FieldPair>
            <TextField
              label={t('coSign.username', { context: signer })}
              value={username}
              onChange={setUsername}
              maxLength={40}
              autoFocus
            />
            <TextField
              label={t('coSign.secret', { context: signer })}
              value={secret}
              onChange={setSecret}
              kind="secret"
              maxLength={200}
              controlRef={secretControl}
            />
          </FieldPair>
          <TextField label={t('coSign.reason')} value={reason} onChange={setReason} maxLength={300} />
        </>
      )}
    </Dialog>
  );
}
