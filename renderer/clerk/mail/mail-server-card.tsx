import { PlugZap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useKeptTyping } from '#renderer/clerk/frame/kept.tsx';
import { useUnsaved } from '#renderer/clerk/frame/unsaved.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField, type TextFieldProps } from '#renderer/ui/field/text-field.tsx';
import { mailSecurities } from '#shared/domain/mail/mail-server.ts';
import { SaveRow } from '../frame/save-row.tsx';
import { emptyMailForm, type MailForm, mailFormOf, readMailForm, withSecurity } from './mail-form.ts';
import styles from './mail-server-card.module.css';
import { MailServerReport, type MailServerWord } from './mail-server-report.tsx';

const css = classNames(styles);

type TextName = Exclude<keyof MailForm, 'security'>;

/** The mail server of this terminal: typed, tried, saved. The kept password is never shown. */
export function MailServerCard() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const testing = useCall();
  const saving = useCall();
  const before = useKeptTyping<MailForm>('mail-server');
  const [form, setForm] = useState(before ?? null);
  /** As main has it. */
  const [kept, setKept] = useState<MailForm | null>(null);
  const [hasPassword, setHasPassword] = useState(false);
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState(false);
  const [word, setWord] = useState<MailServerWord | null>(null);

  useEffect(() => {
    void call(kiosk.getMailSettings({})).then((answer) => {
      if (answer.kind !== 'done') return;
      const { settings } = answer.value;
      const current = settings === null ? emptyMailForm : mailFormOf(settings);
      if (before === undefined) setForm(current);
      setKept(current);
      setHasPassword(answer.value.hasPassword);
    });
  }, [before, call, kiosk]);

  const isChanged = JSON.stringify(form) !== JSON.stringify(kept);
  useUnsaved('mail-server', isChanged ? form : null);

  if (form === null) return null;
  const current = form;

  function change(next: MailForm): void {
    setForm(next);
    setWrong(new Set());
    setWord(null);
  }
  function read() {
    const typed = readMailForm(current);
    setWrong(typed.ok ? new Set() : typed.wrong);
    setWord(null);
    return typed;
  }
  async function save(): Promise<void> {
    const typed = read();
    if (!typed.ok) return;
    const { settings, password } = typed;
    const answer = await saving.call(kiosk.saveMailSettings({ settings, password }));
    if (answer.kind === 'error') setWord({ kind: 'error', code: answer.error.code });
    if (answer.kind !== 'done') return;
    setHasPassword(settings.user !== null);
    setForm(mailFormOf(settings));
    setKept(mailFormOf(settings));
    setSaved(true);
  }
  async function test(): Promise<void> {
    const typed = read();
    if (!typed.ok) return;
    const address = to.trim() || null;
    const { settings, password } = typed;
    const answer = await testing.call(kiosk.testMailServer({ settings, password, to: address }));
    if (answer.kind === 'error') setWord({ kind: 'error', code: answer.error.code });
    if (answer.kind === 'done') setWord({ kind: 'tested', report: answer.value, sent: address !== null });
  }
  function text(name: TextName, more: Partial<TextFieldProps> = {}) {
    return (
      <TextField
        label={name === 'certificateAuthority' ? t('mail.server.authority') : t(`mail.server.${name}`)}
        name={`mail.${name}`}
        value={current[name]}
        onChange={(value) => change({ ...current, [name]: value })}
        error={wrong.has(name) ? t('mail.server.wrong') : undefined}
        {...more}
      />
    );
  }
  const seconds = { inputMode: 'numeric', maxLength: 3, description: t('mail.server.seconds') } as const;

  return (
    <div data-enter-scope>
      <Card title={t('mail.server.title')}>
        <p className={css('lead')}>{t('mail.server.lead')}</p>
        <div className={css('columns')}>
          <div className={css('column')}>
            <div className={css('hostRow')}>
              {text('host', { placeholder: 'smtp.institucion.gob.ec', maxLength: 253 })}
              {text('port', { inputMode: 'numeric', maxLength: 5 })}
            </div>
            <SelectField
              label={t('mail.server.security')}
              value={current.security}
              placeholder=""
              onChange={(value) => {
                const security = mailSecurities.find((each) => each === value);
                if (security !== undefined) change(withSecurity(current, security));
              }}
              choices={mailSecurities.map((id) => ({ id, label: t(`mail.server.securities.${id}`) }))}
              description={t(`mail.server.securityHelp.${current.security}`)}
            />
            {text('certificateAuthority', {
              rows: 4,
              code: true,
              placeholder: '-----BEGIN CERTIFICATE-----',
              description: t('mail.server.authorityHelp'),
            })}
          </div>
          <div className={css('column')}>
            {text('user', { description: t('mail.server.userHelp'), maxLength: 200 })}
            {text('password', {
              kind: 'secret',
              maxLength: 500,
              autoComplete: 'new-password',
              description: t(hasPassword ? 'mail.server.passwordSet' : 'mail.server.passwordNotSet'),
            })}
            {text('senderName', { maxLength: 80 })}
            {text('senderAddress', { inputMode: 'email', maxLength: 200 })}
          </div>
          <div className={css('column')}>
            {text('connectSeconds', seconds)}
            {text('greetingSeconds', seconds)}
            {text('answerSeconds', seconds)}
          </div>
        </div>
        <MailServerReport word={word} />
        <SaveRow
          words={t('mail.server.save')}
          saved={saved ? t('mail.server.saved') : null}
          isChanged={isChanged}
          isPending={saving.busy}
          onSave={() => void save()}
        >
          <div className={css('testTo')}>
            <TextField
              label={t('mail.server.to')}
              name="mail.to"
              value={to}
              onChange={(value) => {
                setTo(value);
                setWord(null);
              }}
              inputMode="email"
              maxLength={200}
              description={t('mail.server.toHelp')}
            />
          </div>
          <Button icon={PlugZap} isPending={testing.busy} onPress={() => void test()}>
            {t(testing.busy ? 'mail.server.testing' : 'mail.server.test')}
          </Button>
        </SaveRow>
      </Card>
    </div>
  );
}
