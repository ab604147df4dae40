import type { AuditEventDefinition } from './audit-event-definition.ts';

/** Acts on the store’s keys, on accounts and settings, and of people who sign in. */
export const staffEvents = {
  'terminal-set-up': {
    text: 'The terminal was set up with its branch, its number and its first administrator.',
    detail: { branchCode: 'text', terminalNumber: 'number' },
  },
  'store-unsealed': {
    text: 'The store was opened. `by` is what gave the key: keystore, key-file or passphrase.',
    detail: { by: 'text' },
  },
  'key-ring-mended': {
    text: 'A copy of the key ring was damaged or gone, and was written anew from the other one: their names in `files`.',
    detail: { files: 'text' },
  },
  'recovery-block-damaged': {
    text: 'No copy of the key ring holds a block that the recovery passphrase can open.',
    detail: {},
  },
  'store-unseal-failed': { text: 'A wrong recovery passphrase was given.', detail: {} },
  'signed-in': { text: 'A person signed in.', detail: { role: 'text' } },
  'sign-in-failed': {
    text: 'A sign-in failed. The account is named only when the username exists.',
    detail: { failures: 'number' },
  },
  'sign-in-throttled': { text: 'A sign-in was refused until `retryAt`.', detail: { retryAt: 'text' } },
  'signed-out': { text: 'A person signed out.', detail: {} },
  'screen-locked': { text: "The clerk's view locked: `idle` or by `hand`.", detail: { cause: 'text' } },
  'screen-unlocked': { text: 'The account that locked the view unlocked it.', detail: {} },
  'screen-unlock-failed': {
    text: 'A wrong PIN or password at the locked view.',
    detail: { failures: 'number' },
  },
  'own-secrets-changed': {
    text: 'A person changed their own password, PIN or both, named in `what`, having given the password in force.',
    detail: { what: 'text' },
  },
  'own-secrets-refused': {
    text: 'A wrong password was given to change a password or PIN.',
    detail: { failures: 'number' },
  },
  'account-created': {
    text: 'An administrator created an account. `likely` counts accounts whose name reads like its own; why it is another person is kept with the account.',
    detail: { account: 'text', role: 'text', likely: 'number' },
  },
  'one-time-secret-issued': {
    text: 'An administrator was shown a one-time secret with which the person of an account chooses password and PIN, until `expiresAt`. What was there before works no more.',
    detail: { account: 'text', expiresAt: 'text' },
  },
  'first-secrets-chosen': {
    text: 'Somebody with the one-time secret of this account chose its password and PIN. They are not known to be its person until another person vouches for it.',
    detail: {},
  },
  'one-time-secret-refused': {
    text: 'A wrong one-time secret was given, or one for an account that has none. The account is named only when the username exists.',
    detail: { failures: 'number' },
  },
  'one-time-secret-expired': {
    text: 'The one-time secret of this account was used too late.',
    detail: {},
  },
  'account-signed-off': {
    text: 'A second person, neither the caller nor the account itself, vouched for an account, which may be used from now on; the reason is kept with it.',
    detail: { account: 'text', coSigner: 'text' },
  },
  'account-accepted-alone': {
    text: 'An account may be used although nobody but who created or asked for it vouches for it: no other administrator or supervisor was there.',
    detail: { account: 'text' },
  },
  'account-reset': {
    text: 'Password and PIN of an account were ended by an administrator and a second person, neither of them its own; the reason is kept with it.',
    detail: { account: 'text', coSigner: 'text' },
  },
  'sign-in-not-signed-off': {
    text: 'A sign-in with the right password was refused, because nobody has vouched for the account yet.',
    detail: {},
  },
  'own-language-chosen': {
    text: 'A person chose the language of their own view.',
    detail: { language: 'text' },
  },
  'account-activated': {
    text: 'An administrator activated an account; the reason is kept with it.',
    detail: { account: 'text' },
  },
  'account-deactivated': {
    text: 'An administrator deactivated an account; the reason is kept with it.',
    detail: { account: 'text' },
  },
  'settings-changed': {
    text: 'Settings were changed: their names, joined by commas.',
    detail: { names: 'text' },
  },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;
