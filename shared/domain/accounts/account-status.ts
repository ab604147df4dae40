export const roles = ['clerk', 'supervisor', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * Who vouches for an account: `founder` is the administrator of the set-up; `before` an account from before accounts were
 * signed off; `waiting` one that somebody else than its creator has still to sign; `alone` one that nobody else was there
 * to sign; `signed`.
 */
export const signOffs = ['founder', 'before', 'waiting', 'alone', 'signed'] as const;
export type SignOff = (typeof signOffs)[number];

/** Hours in which a one-time secret for choosing password and PIN is good. */
export const oneTimeSecretHours = 72;

/**
 * Days for which somebody who was switched off still counts as there to sign. Without them an administrator would switch
 * the supervisor off and be alone a minute later. Longer than the machine's clock is believed to leap (decision 058).
 */
export const absenceDays = 7;

export interface AccountStatus {
  readonly active: boolean;
  /** Whether its person has chosen password and PIN. */
  readonly hasSecrets: boolean;
  readonly signOff: SignOff;
}

/** Whether an account may do anything at all: sign in, unlock, sign for others. */
export function mayAct({ active, hasSecrets, signOff }: AccountStatus): boolean {
  return active && hasSecrets && signOff !== 'waiting';
}

export const vouchingRoles = ['supervisor', 'admin'] as const satisfies readonly Role[];

/** Whether an account may sign for another account. */
export function mayVouch(account: AccountStatus & { readonly role: Role }): boolean {
  return mayAct(account) && vouchingRoles.some((role) => role === account.role);
}
