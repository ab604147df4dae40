import { expect, test } from 'vitest';
import { mayAct, mayVouch, signOffs } from '#shared/domain/accounts/account-status.ts';

const account = { active: true, hasSecrets: true, signOff: 'signed', role: 'supervisor' } as const;

test('an account acts once it is on, begun by its person and vouched for', () => {
  expect(signOffs.filter((signOff) => mayAct({ ...account, signOff }))).toEqual([
    'founder',
    'before',
    'alone',
    'signed',
  ]);
  expect(mayAct({ ...account, active: false })).toBe(false);
  expect(mayAct({ ...account, hasSecrets: false })).toBe(false);
});

test('supervisors and administrators who may act vouch for others', () => {
  const roles = ['clerk', 'supervisor', 'auditor', 'admin'] as const;
  expect(roles.filter((role) => mayVouch({ ...account, role }))).toEqual(['supervisor', 'admin']);
  expect(mayVouch({ ...account, signOff: 'waiting' })).toBe(false);
});
