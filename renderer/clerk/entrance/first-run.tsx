import { History } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { RestoreTerminal } from '#renderer/clerk/safety/restore-terminal.tsx';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { TextField, type TextFieldProps } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { checkSetUp, emptySetUp, type SetUp } from './set-up-check.ts';

const css = classNames(styles);

/** A new terminal, or one that existed before. */
export function FirstRun({ session }: { readonly session: SessionIn<'first-run'> }) {
  const [existedBefore, setExistedBefore] = useState(false);
  return existedBefore || session.restoring !== null ? (
    <RestoreTerminal session={session} onBack={() => setExistedBefore(false)} />
  ) : (
    <NewTerminal session={session} onExisted={() => setExistedBefore(true)} />
  );
}

/** Branch, terminal, first admin and recovery passphrase, on one page. */
function NewTerminal({
  session,
  onExisted,
}: {
  readonly session: SessionIn<'first-run'>;
  readonly onExisted: () => void;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [typed, setTyped] = useState<SetUp>(emptySetUp);
  const [understood, setUnderstood] = useState(false);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const problems = checkSetUp(typed);

  function field(name: keyof SetUp, label: string, rest: Partial<TextFieldProps> = {}) {
    const wrong = asked ? problems[name] : undefined;
    return (
      <TextField
        label={label}
        value={typed[name]}
        onChange={(value) => setTyped({ ...typed, [name]: value })}
        maxLength={200}
        name={name}
        error={wrong && (wrong === 'differs' ? t('firstRun.differs') : t(`firstRun.check.${wrong}`))}
        {...rest}
      />
    );
  }

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problems).length > 0 || !understood || busy) return;
    setProblem(null);
    const answer = await call(
      kiosk.setUpTerminal({
        branchCode: typed.branchCode,
        branchName: typed.branchName.trim(),
        terminalNumber: Number(typed.terminalNumber),
        adminName: typed.adminName.trim(),
        adminUsername: typed.adminUsername.trim().toLowerCase(),
        adminPassword: typed.adminPassword,
        adminPin: typed.adminPin,
        recoveryPassphrase: typed.recoveryPassphrase,
      }),
    );
    if (answer.kind === 'error') setProblem(t(`firstRun.error.${answer.error.code}`));
  }

  return (
    <Entrance preview={session.preview} width="wide">
      <form className={css('form')} onSubmit={(event) => void create(event)}>
        <PageHeader
          title={t('firstRun.title')}
          lead={t('firstRun.lead')}
          actions={
            <>
              <span>{t('restore.offer')}</span>
              <Button icon={History} onPress={onExisted}>
                {t('restore.offerDo')}
              </Button>
            </>
          }
        />
        {session.preview && <Notice tone="info">{t('firstRun.sample')}</Notice>}
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        <div className={css('columns')}>
          <Card title={t('firstRun.branch')}>
            {field('branchCode', t('firstRun.branchCode'), {
              autoFocus: true,
              inputMode: 'numeric',
              maxLength: 3,
              code: true,
              description: t('firstRun.branchCodeHelp'),
            })}
            {field('branchName', t('firstRun.branchName'))}
            {field('terminalNumber', t('firstRun.terminalNumber'), {
              inputMode: 'numeric',
              maxLength: 1,
              code: true,
              description: t('firstRun.terminalNumberHelp'),
            })}
          </Card>
          <Card title={t('firstRun.admin')}>
            {field('adminName', t('firstRun.adminName'))}
            <div className={css('pair')}>
              {field('adminUsername', t('firstRun.adminUsername'), { maxLength: 40 })}
              {field('adminPin', t('firstRun.adminPin'), {
                kind: 'secret',
                inputMode: 'numeric',
                maxLength: 8,
              })}
            </div>
            {field('adminPassword', t('firstRun.adminPassword'), {
              kind: 'secret',
              description: t('firstRun.passwordHelp'),
            })}
            {field('adminPasswordAgain', t('firstRun.passwordAgain'), { kind: 'secret' })}
          </Card>
          <Card title={t('firstRun.recovery')}>
            {field('recoveryPassphrase', t('firstRun.passphrase'), {
              kind: 'secret',
              description: t('firstRun.passphraseHelp'),
            })}
            {field('recoveryPassphraseAgain', t('firstRun.passphraseAgain'), { kind: 'secret' })}
            <Notice tone="warn" compact>
              {t('firstRun.passphraseLoss')}
            </Notice>
          </Card>
        </div>
        <div className={css('footer')}>
          {busy ? (
            <Busy label={t('firstRun.creating')} />
          ) : (
            <CheckboxField isSelected={understood} onChange={setUnderstood}>
              {t('firstRun.understood')}
            </CheckboxField>
          )}
          <Button type="submit" variant="primary" size="large" isDisabled={!understood} isPending={busy}>
            {t('firstRun.create')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
}
