/** What the first run asks for, exactly as typed. */
export interface SetUp {
  readonly branchCode: string;
  readonly branchName: string;
  readonly terminalNumber: string;
  readonly adminName: string;
  readonly adminUsername: string;
  readonly adminPassword: string;
  readonly adminPasswordAgain: string;
  readonly adminPin: string;
  readonly recoveryPassphrase: string;
  readonly recoveryPassphraseAgain: string;
}

export type SetUpProblem =
  | 'branchCode'
  | 'branchName'
  | 'terminalNumber'
  | 'name'
  | 'username'
  | 'password'
  | 'pin'
  | 'passphrase'
  | 'differs';

export const emptySetUp: SetUp = {
  branchCode: '',
  branchName: '',
  terminalNumber: '',
  adminName: '',
  adminUsername: '',
  adminPassword: '',
  adminPasswordAgain: '',
  adminPin: '',
  recoveryPassphrase: '',
  recoveryPassphraseAgain: '',
};

/** Shape only: whether a secret is strong is main's to say. */
export function checkSetUp(typed: SetUp): Partial<Record<keyof SetUp, SetUpProblem>> {
  const checks: readonly (readonly [keyof SetUp, boolean, SetUpProblem])[] = [
    ['branchCode', /^\d{3}$/.test(typed.branchCode), 'branchCode'],
    ['branchName', typed.branchName.trim() !== '', 'branchName'],
    ['terminalNumber', /^\d$/.test(typed.terminalNumber), 'terminalNumber'],
    ['adminName', typed.adminName.trim() !== '', 'name'],
    ['adminUsername', /^[a-z0-9._-]{3,40}$/.test(typed.adminUsername.trim().toLowerCase()), 'username'],
    ['adminPassword', typed.adminPassword !== '', 'password'],
    ['adminPasswordAgain', typed.adminPasswordAgain === typed.adminPassword, 'differs'],
    ['adminPin', /^\d{4,8}$/.test(typed.adminPin), 'pin'],
    ['recoveryPassphrase', typed.recoveryPassphrase !== '', 'passphrase'],
    ['recoveryPassphraseAgain', typed.recoveryPassphraseAgain === typed.recoveryPassphrase, 'differs'],
  ];
  return Object.fromEntries(
    checks.filter(([, sound]) => !sound).map(([field, , problem]) => [field, problem]),
  );
}
