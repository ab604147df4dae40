// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RevokeDialog } from '#renderer/clerk/people/revoke-dialog.tsx';
import { done, show } from '#test/renderer/support/show.tsx';

const workerId = '5f0c7a1e-1111-4000-8000-000000000001';
const shown = '5f0c7a1e-1111-4000-8000-000000000003';
const facts = [{ what: 'person', value: 'Daniela Quintero' } as const];
const asked: unknown[] = [];
const showActToSign = (act: unknown) => {
  asked.push(act);
  return done({ id: shown, facts });
};

test('a cause, a reason and a second person revoke; without a cause nothing is sent', async () => {
  const sent: unknown[] = [];
  let revoked = 0;
  const { user } = show(
    <RevokeDialog
      workerId={workerId}
      onClose={() => undefined}
      onRevoked={() => {
        revoked += 1;
      }}
    />,
    {
      showActToSign,
      revokeCredential: (input) => {
        sent.push(input);
        return done({});
      },
    },
  );
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Usuario del supervisor'), 'sonia');
  await user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '6413');
  await user.type(dialog.getByLabelText('Motivo'), 'denuncia 4711');
  await user.click(dialog.getByRole('button', { name: 'Firmar y revocar' }));
  expect(dialog.getByRole('alert').textContent).toContain('Elija la causa.');
  expect(sent).toEqual([]);
  expect(asked).toEqual([]);
  await user.click(dialog.getByRole('button', { name: /Causa/ }));
  await user.click(await screen.findByRole('option', { name: 'Documento robado' }));
  await user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '6413');
  await user.click(dialog.getByRole('button', { name: 'Firmar y revocar' }));
  const coSignature = { shown, username: 'sonia', secret: '6413', reason: 'denuncia 4711' };
  expect(sent).toEqual([{ workerId, cause: 'document-stolen', coSignature }]);
  expect(revoked).toBe(1);
  expect(asked).toEqual([{ act: 'revokeCredential', workerId, cause: 'document-stolen' }]);
});

test('says that somebody is at the display', async () => {
  const { user } = show(
    <RevokeDialog workerId={workerId} onClose={() => undefined} onRevoked={() => undefined} />,
    {
      showActToSign,
      revokeCredential: () =>
        Promise.resolve({ kind: 'error', error: { code: 'already-handed-over' } } as const),
    },
  );
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Usuario del supervisor'), 'sonia');
  await user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '6413');
  await user.type(dialog.getByLabelText('Motivo'), 'denuncia 4711');
  await user.click(dialog.getByRole('button', { name: /Causa/ }));
  await user.click(await screen.findByRole('option', { name: 'Error' }));
  await user.click(dialog.getByRole('button', { name: 'Firmar y revocar' }));
  expect(dialog.getByRole('alert').textContent).toContain('espere a que termine');
});

test('a refusal leaves the cursor where the PIN is typed again', async () => {
  const { user } = show(
    <RevokeDialog workerId={workerId} onClose={() => undefined} onRevoked={() => undefined} />,
    {
      showActToSign,
      revokeCredential: () => Promise.resolve({ kind: 'error', error: { code: 'wrong-co-signer' } } as const),
    },
  );
  const dialog = within(await screen.findByRole('dialog'));
  const secret = dialog.getByLabelText('PIN o contraseña del supervisor');
  await user.type(dialog.getByLabelText('Usuario del supervisor'), 'sonia');
  await user.type(secret, '6413');
  await user.type(dialog.getByLabelText('Motivo'), 'denuncia 4711');
  const sign = dialog.getByRole('button', { name: 'Firmar y revocar' });
  sign.focus();
  await user.keyboard('{Enter}');
  await dialog.findByText('Elija la causa.');
  expect(document.activeElement).toBe(secret);
  await user.click(dialog.getByRole('button', { name: /Causa/ }));
  await user.click(await screen.findByRole('option', { name: 'Error' }));
  await user.type(secret, '6414');
  sign.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(secret));
});

test('where there is nothing to sign nobody is asked for a PIN, and the dialog is left by what has the focus', async () => {
  let closed = 0;
  const { user } = show(
    <RevokeDialog
      workerId={workerId}
      onClose={() => {
        closed += 1;
      }}
      onRevoked={() => undefined}
    />,
    { showActToSign: () => Promise.resolve({ kind: 'error', error: { code: 'no-credential' } } as const) },
  );
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: /Causa/ }));
  await user.click(await screen.findByRole('option', { name: 'Error' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('no tiene clave');
  expect(dialog.queryByLabelText('PIN o contraseña del supervisor')).toBeNull();
  expect(dialog.queryByRole('button', { name: 'Firmar y revocar' })).toBeNull();
  const close = dialog.getByRole('button', { name: 'Cerrar' });
  expect(document.activeElement).toBe(close);
  await user.keyboard('{Enter}');
  expect(closed).toBe(1);
});
