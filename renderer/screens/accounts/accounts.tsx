import { UserPlus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/components/button/button.tsx';
import { Card } from '#renderer/components/card/card.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { PageHeader } from '#renderer/components/page-header/page-header.tsx';
import { useFormats } from '#renderer/i18n/format.ts';
import type { Account } from '#shared/api/clerk-session-methods.ts';
import styles from '../tables.module.css';
import { AccountStateDialog } from './account-state-dialog.tsx';
import { NewAccountDialog } from './new-account-dialog.tsx';

const css = classNames(styles);

/** Named accounts of this terminal. */
export function Accounts({ ownId }: { readonly ownId: string }) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [accounts, setAccounts] = useState<readonly Account[]>([]);
  const [creating, setCreating] = useState(false);
  const [changing, setChanging] = useState<Account | null>(null);

  const load = useCallback(async () => {
    const answer = await call(kiosk.listAccounts({}));
    if (answer.kind === 'done') setAccounts(answer.value);
  }, [call, kiosk]);
  useEffect(() => void load(), [load]);

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
      <Card fit flush>
        <table className={css('table')}>
          <thead>
            <tr>
              <th scope="col">{t('accounts.name')}</th>
              <th scope="col">{t('accounts.username')}</th>
              <th scope="col">{t('accounts.role')}</th>
              <th scope="col">{t('accounts.since')}</th>
              <th scope="col">{t('accounts.state')}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <tr key={account.id}>
                <td>
                  <strong>{account.name}</strong>
                </td>
                <td className={css('code')}>{account.username}</td>
                <td>{t(`role.${account.role}`)}</td>
                <td>{fullMoment(account.createdAt)}</td>
                <td className={css(account.active ? 'good' : 'soft')}>
                  {t(account.active ? 'accounts.active' : 'accounts.inactive')}
                </td>
                <td className={css('acts')}>
                  {account.id !== ownId && (
                    <Button
                      aria-label={`${t(account.active ? 'accounts.deactivate' : 'accounts.activate')} ${account.name}`}
                      onPress={() => setChanging(account)}
                    >
                      {t(account.active ? 'accounts.deactivate' : 'accounts.activate')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {changing !== null && (
        <AccountStateDialog
          account={changing}
          onClose={() => {
            setChanging(null);
            void load();
          }}
        />
      )}
      {creating && (
        <NewAccountDialog
          onClose={() => {
            setCreating(false);
            void load();
          }}
        />
      )}
    </div>
  );
}
