import { type MailSettings, mailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import { type MailSecurity, usualMailPorts } from '#shared/domain/mail/mail-server.ts';

/** The mail server as typed, every field as text. */
export interface MailForm {
  readonly host: string;
  readonly port: string;
  readonly security: MailSecurity;
  readonly certificateAuthority: string;
  readonly user: string;
  /** Typed now; the kept one never comes back. */
  readonly password: string;
  readonly senderName: string;
  readonly senderAddress: string;
  readonly connectSeconds: string;
  readonly greetingSeconds: string;
  readonly answerSeconds: string;
}

/** Source of the waits: RFC 5321, 4.5.3.2, cut to what a person at the counter waits for. */
export const emptyMailForm: MailForm = {
  host: '',
  port: String(usualMailPorts.starttls),
  security: 'starttls',
  certificateAuthority: '',
  user: '',
  password: '',
  senderName: 'Ventanilla',
  senderAddress: '',
  connectSeconds: '10',
  greetingSeconds: '15',
  answerSeconds: '60',
};

export function mailFormOf(settings: MailSettings): MailForm {
  return {
    ...settings,
    port: String(settings.port),
    certificateAuthority: settings.certificateAuthority ?? '',
    user: settings.user ?? '',
    password: '',
    connectSeconds: String(settings.connectSeconds),
    greetingSeconds: String(settings.greetingSeconds),
    answerSeconds: String(settings.answerSeconds),
  };
}

/** Another protection brings its usual port, unless a port of one's own was typed. */
export function withSecurity(form: MailForm, security: MailSecurity): MailForm {
  const isUsual = Number(form.port) === usualMailPorts[form.security];
  return { ...form, security, port: isUsual ? String(usualMailPorts[security]) : form.port };
}

/** What main takes, or the fields that it would not. */
export function readMailForm(
  form: MailForm,
):
  | { readonly ok: true; readonly settings: MailSettings; readonly password: string | null }
  | { readonly ok: false; readonly wrong: ReadonlySet<string> } {
  const { password, ...typed } = form;
  const numberOf = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
  const parsed = mailSettings.safeParse({
    ...typed,
    port: numberOf(form.port),
    certificateAuthority: form.certificateAuthority.trim() || null,
    user: form.user.trim() || null,
    connectSeconds: numberOf(form.connectSeconds),
    greetingSeconds: numberOf(form.greetingSeconds),
    answerSeconds: numberOf(form.answerSeconds),
  });
  return parsed.success
    ? { ok: true, settings: parsed.data, password: password === '' ? null : password }
    : { ok: false, wrong: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}
