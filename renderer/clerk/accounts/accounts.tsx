import { UserPlus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { Account, OneTimeSecret } from '#shared/contract/kiosk/accounts/account-methods.ts';
import { mayAct, mayVouch } from '#shared/domain/accounts/account-status.ts';
import styles from '../frame/tables.module.css';
import { AcceptAloneDialog, ResetDialog, SignOffDialog } from './account-signatures.tsx';
import { AccountStateDialog } from './account-state-dialog.tsx';
import ownStyles from './accounts.module.css';
import { NewAccountDialog } from './new-account-dialog.tsx';
import { OneTimeSecretDialog } from './one-time-secret-dialog.tsx';

const css = classNames(styles);
const own = classNames(ownStyles);

type Act = 'sign-off' | 'alone' | 'reset' | 'state';
interface Acting {
  readonly act: Act;
  readonly account: Account;
}
interface Shown {
  readonly account: Account;
  readonly oneTimeSecret: OneTimeSecret;
}

function statusOf({ active, hasSecrets, chosenAt, signOff }: Account) {
  if (!active) return 'inactive';
  if (!hasSecrets) return chosenAt === null ? 'not-begun' : 'reset';
  return signOff === 'waiting' || signOff === 'alone' ? signOff : 'active';
}

/** Named accounts of this terminal: who can do what with them, and what each still needs. */
export function Accounts({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation('clerk');
  const { fullMoment, moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const [creating, setCreating] = useState(false);
  const [acting, setActing] = useState<Acting | null>(null);
  const [secret, setSecret] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    const answer = await call(kiosk.listAccounts({}));
    if (answer.kind === 'done') setAccounts(answer.value);
  }, [call, kiosk]);
  useEffect(() => void load(), [load]);

  async function renew(account: Account): Promise<void> {
    setProblem(null);
    const answer = await call(kiosk.renewOneTimeSecret({ accountId: account.id }));
    if (answer.kind === 'done') setSecret({ account, oneTimeSecret: answer.value });
    if (answer.kind === 'error') setProblem(t(`accounts.error.${answer.error.code}`));
    await load();
  }

  function close(): void {
    setActing(null);
    setCreating(false);
    void load();
  }

  /** Somebody who could sign for this account now, other than the administrator who asks. */
  function canBeSigned({ id }: Account): boolean {
    return accounts.some((other) => other.id !== ownId && other.id !== id && mayVouch(other));
  }

  const isOnlyAdmin = accounts.filter((account) => account.role === 'admin' && mayAct(account)).length === 1;
  return (
    <div className={css('page')}>
      <PageHeader
        title={t('accounts.title')}
        lead={t('accounts.lead')}
        actions={
          <Button variant="primary" icon={UserPlus} onPress={() => setCreating(true)}>
            {t('accounts.create')}
          </Button>
        }
      />
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {isOnlyAdmin && (
        <Notice tone="info" compact>
          {t('accounts.onlyAdmin')}
        </Notice>
      )}
      <Card fit flush>
        <table className={css('table')}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.name')}</th>
              <th scope="col">{t('accounts.role')}</th>
              <th scope="col">{t('accounts.since')}</th>
              <th scope="col">{t('accounts.state')}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => {
              const status = statusOf(account);
              return (
                <tr key={account.id}>
                  <td>
                    <strong>{account.name}</strong>
                    <span className={css('detail', 'code')}>{account.username}</span>
                  </td>
                  <td>{t(`role.${account.role}`)}</td>
                  <td className={css('nowrap')}>{fullMoment(account.createdAt)}</td>
                  <td className={css(status === 'active' ? 'good' : 'soft')}>
                    {t(`accounts.status.${status}`)}
                    {(status === 'not-begun' || status === 'reset') && (
                      <span className={css('detail')}>
                        {account.oneTimeSecretUntil === null
                          ? t('accounts.codeOver')
                          : t('accounts.codeUntil', { until: moment(account.oneTimeSecretUntil) })}
                      </span>
                    )}
                  </td>
                  <td className={css('acts')}>{account.id !== ownId && acts(account)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Card>
      {creating && (
        <NewAccountDialog
          onClose={close}
          onCreated={(created) => {
            close();
            setSecret(created);
          }}
        />
      )}
      {acting !== null && dialogOf(acting)}
      {secret !== null && <OneTimeSecretDialog {...secret} onClose={() => setSecret(null)} />}
    </div>
  );

  function acts(account: Account) {
    const { active, hasSecrets, chosenAt, signOff } = account;
    const signable = active && hasSecrets && (signOff === 'waiting' || signOff === 'alone');
    const begin = (act: Act) => () => setActing({ act, account });
    const state = t(active ? 'accounts.deactivate' : 'accounts.activate');
    return (
      <div className={own('acts')}>
        {signable && canBeSigned(account) && (
          <Button aria-label={`${t('accounts.signOff.button')} ${account.name}`} onPress={begin('sign-off')}>
            {t('accounts.signOff.button')}
          </Button>
        )}
        {signable && signOff === 'waiting' && !canBeSigned(account) && (
          <Button aria-label={`${t('accounts.alone.button')} ${account.name}`} onPress={begin('alone')}>
            {t('accounts.alone.button')}
          </Button>
        )}
        {active && chosenAt === null && (
          <Button aria-label={t('accounts.renewFor', account)} onPress={() => void renew(account)}>
            {t('accounts.renew')}
          </Button>
        )}
        {active && chosenAt !== null && (
          <Button aria-label={`${t('accounts.reset.button')} ${account.name}`} onPress={begin('reset')}>
            {t('accounts.reset.button')}
          </Button>
        )}
        <Button aria-label={`${state} ${account.name}`} onPress={begin('state')}>
          {state}
        </Button>
      </div>
    );
  }

  function dialogOf({ act, account }: Acting) {
    switch (act) {
      case 'sign-off':
        return <SignOffDialog account={account} onClose={close} />;
      case 'alone':
        return <AcceptAloneDialog account={account} onClose={close} />;
      case 'state':
        return <AccountStateDialog account={account} onClose={close} />;
      case 'reset':
        return (
          <ResetDialog
            account={account}
            canBeSigned={canBeSigned(account)}
            onClose={close}
            onReset={(oneTimeSecret) => {
              close();
              setSecret({ account, oneTimeSecret });
            }}
          />
        );
    }
  }
}
