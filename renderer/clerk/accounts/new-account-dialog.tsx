import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Account, OneTimeSecret } from '#shared/contract/kiosk/accounts/account-methods.ts';
import { type Role, roles } from '#shared/domain/accounts/account-status.ts';
import styles from '../frame/tables.module.css';

const css = classNames(styles);

const shortestReason = 3;

interface NewAccountDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (created: { readonly account: Account; readonly oneTimeSecret: OneTimeSecret }) => void;
}

/** A named account, whose person chooses their own password and PIN. */
export function NewAccountDialog({ onClose, onCreated }: NewAccountDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [problem, setProblem] = useState<string | null>(null);
  const [likely, setLikely] = useState<readonly Account[]>([]);
  const [otherPerson, setOtherPerson] = useState('');
  const isComplete = name.trim() !== '' && /^[a-z0-9._-]{3,40}$/.test(username.trim().toLowerCase());

  async function create(): Promise<void> {
    if (!isComplete) return setProblem(t('accounts.incomplete'));
    if (likely.length > 0 && otherPerson.trim().length < shortestReason) {
      return setProblem(t('coSign.reasonShort'));
    }
    setProblem(null);
    const answer = await call(
      kiosk.createAccount({
        name: name.trim(),
        username: username.trim().toLowerCase(),
        role,
        otherPerson: likely.length > 0 && otherPerson.trim() !== '' ? otherPerson.trim() : null,
      }),
    );
    if (answer.kind === 'done') onCreated(answer.value);
    if (answer.kind !== 'error') return;
    const { error } = answer;
    if (error.code === 'likely-same-person') setLikely(error.accounts);
    else setProblem(t(`accounts.error.${error.code}`));
  }

  return (
    <Dialog
      title={t('accounts.createTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void create()}>
            {t('accounts.createDo')}
          </Button>
        </>
      }
    >
      <p>{t('accounts.newLead')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('accounts.name')}
        value={name}
        onChange={(value) => {
          setName(value);
          setLikely([]);
        }}
        maxLength={200}
        autoFocus
      />
      {likely.length > 0 && (
        <>
          <Notice tone="warn" title={t('accounts.likely')}>
            {likely.map((account) => (
              <div key={account.id}>
                {t('accounts.likelyAccount', { ...account, role: t(`role.${account.role}`) })}
              </div>
            ))}
            {t('accounts.likelyText')}
          </Notice>
          <TextField
            label={t('accounts.otherPerson')}
            value={otherPerson}
            onChange={setOtherPerson}
            maxLength={300}
          />
        </>
      )}
      <div className={css('formRow')}>
        <TextField label={t('accounts.username')} value={username} onChange={setUsername} maxLength={40} />
        <SelectField
          label={t('accounts.role')}
          value={role}
          onChange={(value) => setRole(roles.find((known) => known === value) ?? role)}
          placeholder=""
          choices={roles.map((id) => ({ id, label: t(`role.${id}`) }))}
        />
      </div>
    </Dialog>
  );
}
