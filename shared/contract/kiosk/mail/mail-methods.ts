import { z } from 'zod';
import { checkEmail } from '#shared/domain/contact/contact.ts';
import { mailProblems } from '#shared/domain/mail/mail-retry.ts';
import { mailSecurities } from '#shared/domain/mail/mail-server.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { id, instant, shortText } from '../values.ts';

/** The mail server's settings and what became of the messages: nothing here gives a password or a whole address. */

const admin = { view: 'clerk', roles: ['admin'] } as const;
const watchers = { view: 'clerk', roles: ['supervisor', 'auditor', 'admin'] } as const;
const menders = { view: 'clerk', roles: ['supervisor', 'admin'] } as const;

const mailProblem = z.enum(mailProblems);

const mailAddress = shortText.trim().refine((address) => {
  const check = checkEmail(address);
  return check.ok || check.problem === 'suspicious-domain';
});
const seconds = z.int().min(2).max(120);

export const mailSettings = z.strictObject({
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[A-Za-z0-9.:_-]+$/),
  port: z.int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  /** PEM of a certificate authority trusted besides the usual ones; null where the usual ones do. */
  certificateAuthority: z.string().max(20_000).nullable(),
  /** Null: the server asks for no login. */
  user: shortText.trim().min(1).nullable(),
  senderName: z
    .string()
    .trim()
    .max(80)
    .regex(/^[^\p{Cc}]*$/u),
  senderAddress: mailAddress,
  /** Seconds to wait for the connection, for the greeting, and for any answer after it. */
  connectSeconds: seconds,
  greetingSeconds: seconds,
  answerSeconds: seconds,
});
export type MailSettings = z.infer<typeof mailSettings>;

/** Null keeps the one that is kept, as long as it is for the same user of the same server. */
const newPassword = z.string().min(1).max(500).nullable();

const settingsErrors = errorCodes(
  'plain-not-allowed',
  'plain-password',
  'password-missing',
  'bad-certificate',
);

const mailMessage = z.strictObject({
  id,
  /** Masked. */
  to: z.string(),
  subject: z.string(),
  state: z.enum(['queued', 'failed']),
  createdAt: instant,
  attempts: z.int(),
  /** Null: at the next round. */
  nextAttemptAt: instant.nullable(),
  expiresAt: instant.nullable(),
  /** The server's last words about it. */
  answer: z.string().nullable(),
});
export type MailMessageView = z.infer<typeof mailMessage>;

const mailLine = z.strictObject({
  problem: mailProblem,
  /** The server's own words, where it said any. */
  answer: z.string().nullable(),
  since: instant,
  nextAttemptAt: instant,
});
export type MailLineView = z.infer<typeof mailLine>;

export const mailMethods = {
  getMailSettings: method({
    access: admin,
    input: nothing,
    output: z.strictObject({ settings: mailSettings.nullable(), hasPassword: z.boolean() }),
    errors: noErrors,
  }),
  saveMailSettings: method({
    access: admin,
    input: z.strictObject({ settings: mailSettings, password: newPassword }),
    output: nothing,
    errors: settingsErrors,
  }),
  /** Tries the settings as they are on the screen, saved or not; with an address it sends a message there. */
  testMailServer: method({
    access: admin,
    input: z.strictObject({ settings: mailSettings, password: newPassword, to: mailAddress.nullable() }),
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('works'), answer: z.string().nullable() }),
      z.strictObject({ outcome: z.literal('fails'), problem: mailProblem, answer: z.string().nullable() }),
      /** The server works and refuses this one address or message. */
      z.strictObject({ outcome: z.literal('message-refused'), answer: z.string() }),
    ]),
    errors: settingsErrors,
  }),
  /** What waits, and what failed in the last seven days; oldest first. */
  listMail: method({
    access: watchers,
    input: nothing,
    output: z.strictObject({ line: mailLine.nullable(), messages: z.array(mailMessage) }),
    errors: noErrors,
  }),
  /** Tries everything that waits again, now. */
  retryMail: method({ access: menders, input: nothing, output: nothing, errors: noErrors }),
} as const;
