// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Accounts } from '#renderer/clerk/accounts/accounts.tsx';
import { OwnSecretsDialog } from '#renderer/clerk/accounts/own-secrets-dialog.tsx';
import type { Account } from '#shared/contract/kiosk/accounts/account-methods.ts';
import { done, fakeKiosk, show } from '#test/renderer/support/show.tsx';

const carla: Account = {
  id: '0f9f6a52-6d0e-4b53-8d1c-0a4f5f1f9c01',
  name: 'Carla Mera',
  username: 'carla',
  role: 'clerk',
  active: true,
  createdAt: '2026-01-02T15:00:00.000Z',
  hasSecrets: true,
  chosenAt: '2026-01-02T16:00:00.000Z',
  oneTimeSecretUntil: null,
  signOff: 'signed',
};
const ana: Account = { ...carla, id: 'me', name: 'Ana Torres', username: 'ana', role: 'admin' };
const pedro: Account = {
  ...carla,
  id: '7be2a7ce-2f65-4e52-93a9-7f5d0a6f8f10',
  name: 'Pedro Ponce',
  username: 'pedro',
};
const oneTimeSecret = { secret: '3AC4-7KQX-PTW9', expiresAt: '2026-11-26T14:00:00.000Z' };

test('an account is switched off after a question, with a reason', async () => {
  const setAccountActive = vi.fn(() => done({}));
  const user = userEvent.setup();
  show(<Accounts ownId="me" />, fakeKiosk({ listAccounts: () => done([carla]), setAccountActive }));
  await user.click(await screen.findByRole('button', { name: 'Desactivar Carla Mera' }));
  expect(screen.getByRole('dialog', { name: '¿Desactivar la cuenta de Carla Mera?' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Desactivar' }));
  expect(setAccountActive).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Motivo'), 'Se fue de la agencia');
  await user.click(screen.getByRole('button', { name: 'Desactivar' }));
  expect(setAccountActive).toHaveBeenCalledWith({
    accountId: carla.id,
    active: false,
    reason: 'Se fue de la agencia',
  });
});

test('a likely same person is shown, and a reason makes it another one', async () => {
  const createAccount = vi
    .fn()
    .mockResolvedValueOnce({ kind: 'error', error: { code: 'likely-same-person', accounts: [carla] } })
    .mockImplementation(() => done({ account: { ...pedro, signOff: 'waiting' }, oneTimeSecret }));
  const user = userEvent.setup();
  show(<Accounts ownId="me" />, fakeKiosk({ listAccounts: () => done([]), createAccount }));
  await user.click(await screen.findByRole('button', { name: 'Nueva cuenta' }));
  await user.type(screen.getByLabelText('Nombre y apellido'), 'C. Mera');
  await user.type(screen.getByLabelText('Usuario'), 'cmera');
  const create = () => user.click(screen.getByRole('button', { name: 'Crear la cuenta' }));
  await create();
  await screen.findByText('Carla Mera (carla), Funcionario de ventanilla');
  await create();
  expect(createAccount).toHaveBeenCalledTimes(1);
  await user.type(screen.getByLabelText('Por qué es otra persona'), 'Son hermanas');
  await create();
  expect(createAccount).toHaveBeenLastCalledWith({
    name: 'C. Mera',
    username: 'cmera',
    role: 'clerk',
    otherPerson: 'Son hermanas',
  });
  // What opens the account is shown once; Escape does not lose it.
  await screen.findByRole('dialog', { name: 'Código de un solo uso para Pedro Ponce' });
  await user.keyboard('{Escape}');
  screen.getByText('3AC4-7KQX-PTW9');
  screen.getByText(/otro administrador o un supervisor firma aquí el alta/);
  await user.click(screen.getByRole('button', { name: 'Ya lo anoté' }));
  expect(screen.queryByText('3AC4-7KQX-PTW9')).toBeNull();
});

test('a supervisor signs an account off, told who made it and that nobody signs their own', async () => {
  const sonia: Account = { ...carla, id: 'sonia', name: 'Sonia Vera', username: 'sonia', role: 'supervisor' };
  const signOffAccount = vi
    .fn()
    .mockResolvedValueOnce({ kind: 'error', error: { code: 'own-act' } })
    .mockImplementation(() => done({}));
  const shown = 'b1a7d5f0-2f65-4e52-93a9-7f5d0a6f8f10';
  const { user } = show(<Accounts ownId="me" />, {
    listAccounts: () => done([ana, { ...pedro, signOff: 'waiting' }, sonia]),
    showActToSign: () =>
      done({
        id: shown,
        facts: [
          { what: 'accountName', value: 'Pedro Ponce' },
          { what: 'role', value: 'clerk' },
          { what: 'createdBy', value: 'Ana Torres' },
        ],
      }),
    signOffAccount,
  });
  await screen.findByText('Espera una firma');
  await user.click(screen.getByRole('button', { name: 'Firmar alta Pedro Ponce' }));
  await within(screen.getByRole('dialog')).findByText('Creada por');
  within(screen.getByRole('dialog')).getByText('Ana Torres');
  await user.type(screen.getByLabelText('Usuario de quien firma'), 'ana');
  await user.type(screen.getByLabelText('PIN o contraseña de quien firma'), '7294');
  await user.type(screen.getByLabelText('Motivo'), 'La conozco');
  const sign = () => user.click(screen.getByRole('button', { name: 'Firmar el alta' }));
  await sign();
  await screen.findByText(/No firma quien lo pide, ni la persona de la cuenta/);
  await user.clear(screen.getByLabelText('Usuario de quien firma'));
  await user.type(screen.getByLabelText('Usuario de quien firma'), 'sonia');
  await user.type(screen.getByLabelText('PIN o contraseña de quien firma'), '6413');
  await sign();
  expect(signOffAccount).toHaveBeenLastCalledWith({
    accountId: pedro.id,
    coSignature: { shown, username: 'sonia', secret: '6413', reason: 'La conozco' },
  });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a reset that nobody is there to sign says what is possible, and asks nothing', async () => {
  const { user } = show(<Accounts ownId="me" />, { listAccounts: () => done([ana, carla]) });
  screen.getByText('Cuentas');
  await user.click(await screen.findByRole('button', { name: 'Restablecer Carla Mera' }));
  screen.getByText('Nadie puede firmarlo ahora');
  screen.getByText(/Lo posible es desactivar esta cuenta y crear una nueva/);
  screen.getByText(/Solo hay un administrador/);
  expect(screen.queryByLabelText('Motivo')).toBeNull();
});

test('whoever was switched off lately still counts: the account is not accepted alone, and it says until when', async () => {
  const acceptAccountAlone = vi
    .fn()
    .mockResolvedValueOnce({
      kind: 'error',
      error: { code: 'somebody-else', until: '2026-11-30T14:00:00.000Z' },
    })
    .mockImplementation(() => done({}));
  const { user } = show(<Accounts ownId="me" />, {
    listAccounts: () => done([ana, { ...pedro, signOff: 'waiting' }]),
    acceptAccountAlone,
  });
  await user.click(await screen.findByRole('button', { name: 'Aceptar sin firma Pedro Ponce' }));
  await user.type(screen.getByLabelText('Motivo'), 'No hay nadie más');
  const accept = () => user.click(screen.getByRole('button', { name: 'Aceptar sin segunda firma' }));
  await accept();
  await screen.findByText(/Hasta el 30 nov 2026, 09:00 cuenta todavía/);
  await accept();
  expect(acceptAccountAlone).toHaveBeenLastCalledWith({ accountId: pedro.id, reason: 'No hay nadie más' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a new code is for an account that was never begun, and each row says what is missing', async () => {
  const until = '2026-11-26T14:00:00.000Z';
  const fresh: Account = {
    ...pedro,
    hasSecrets: false,
    chosenAt: null,
    oneTimeSecretUntil: until,
    signOff: 'alone',
  };
  const reset: Account = { ...carla, hasSecrets: false, oneTimeSecretUntil: null };
  const renewOneTimeSecret = vi.fn(() => done(oneTimeSecret));
  const { user } = show(<Accounts ownId="me" />, {
    listAccounts: () => done([ana, fresh, reset]),
    renewOneTimeSecret,
  });
  await screen.findByText(/Código hasta el 26 nov, 09:00/);
  screen.getByText('Código vencido');
  expect(screen.queryByRole('button', { name: 'Código nuevo para Carla Mera' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Código nuevo para Pedro Ponce' }));
  await screen.findByText('3AC4-7KQX-PTW9');
  screen.getByText(/se podrá usar sin segunda firma/);
});

test('a person changes their own password, and says so when it is done', async () => {
  const changeOwnSecrets = vi
    .fn()
    .mockResolvedValueOnce({ kind: 'error', error: { code: 'wrong-secret' } })
    .mockImplementation(() => done({}));
  const user = userEvent.setup();
  show(<OwnSecretsDialog onClose={() => undefined} />, fakeKiosk({ changeOwnSecrets }));
  const change = () => user.click(screen.getByRole('button', { name: 'Cambiar' }));
  await user.type(screen.getByLabelText('Contraseña de ahora'), 'la de antes 77');
  await change();
  screen.getByText('Escriba una contraseña nueva, un PIN nuevo o ambos.');
  await user.type(screen.getByLabelText('Contraseña nueva'), 'trucha-lejana-ronca-6');
  await change();
  screen.getByText('No coincide con lo escrito arriba.');
  await user.type(screen.getByLabelText('Contraseña otra vez'), 'trucha-lejana-ronca-6');
  await change();
  await screen.findByText('Esa no es su contraseña de ahora. No se cambió nada.');
  await change();
  await screen.findByText('Listo. Desde ahora vale lo nuevo.');
  expect(changeOwnSecrets).toHaveBeenLastCalledWith({
    password: 'la de antes 77',
    newPassword: 'trucha-lejana-ronca-6',
    newPin: null,
  });
});
