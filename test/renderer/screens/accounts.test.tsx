// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { OwnSecretsDialog } from '#renderer/app/own-secrets-dialog.tsx';
import { Accounts } from '#renderer/screens/accounts/accounts.tsx';
import type { Account } from '#shared/api/clerk-session-methods.ts';
import { done, fakeKiosk, show } from '#test/renderer/support/show.tsx';

afterEach(cleanup);

const carla: Account = {
  id: '0f9f6a52-6d0e-4b53-8d1c-0a4f5f1f9c01',
  name: 'Carla Mera',
  username: 'carla',
  role: 'clerk',
  active: true,
  createdAt: '2026-01-02T15:00:00.000Z',
};

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
    .mockImplementation(() => done(carla));
  const user = userEvent.setup();
  show(<Accounts ownId="me" />, fakeKiosk({ listAccounts: () => done([]), createAccount }));
  await user.click(await screen.findByRole('button', { name: 'Nueva cuenta' }));
  await user.type(screen.getByLabelText('Nombre y apellido'), 'C. Mera');
  await user.type(screen.getByLabelText('Usuario'), 'cmera');
  await user.type(screen.getByLabelText(/Contraseña inicial/), 'trucha-lejana-ronca-6');
  await user.type(screen.getByLabelText(/PIN inicial/), '8503');
  const create = () =>
    user.click(screen.getAllByRole('button', { name: 'Nueva cuenta' }).at(-1) as HTMLElement);
  await create();
  await screen.findByText('Carla Mera (carla), Funcionario de ventanilla');
  await create();
  expect(createAccount).toHaveBeenCalledTimes(1);
  await user.type(screen.getByLabelText('Por qué es otra persona'), 'Son hermanas');
  await create();
  expect(createAccount).toHaveBeenLastCalledWith(expect.objectContaining({ otherPerson: 'Son hermanas' }));
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
