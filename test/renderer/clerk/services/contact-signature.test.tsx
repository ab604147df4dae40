// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ContactSignature } from '#renderer/clerk/services/contact-signature.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { ShownAct } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const visitId = '5f0c7a1e-1111-4000-8000-000000000002';
const shownAct = {
  id: '5f0c7a1e-1111-4000-8000-000000000003',
  facts: [
    { what: 'person', value: 'Daniela Quintero' },
    { what: 'email', before: 'm•••@e•••.org', value: 'r•••@g•••.com' },
    { what: 'landline', before: '••• 56', value: null },
  ],
} satisfies ShownAct;

function showSignature(kiosk: Partial<ClerkApi>) {
  return show(<ContactSignature visitId={visitId} />, { showActToSign: () => done(shownAct), ...kiosk });
}

async function fill({ user }: ReturnType<typeof show>, reason = 'perdió su correo') {
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Usuario del supervisor'), 'sonia');
  await user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '6413');
  await user.type(dialog.getByLabelText('Motivo'), reason);
  return dialog;
}

test('is signed only after both comparisons, with what differs before the supervisor', async () => {
  const sent: unknown[] = [];
  const shown = showSignature({
    approveContactChange: (input) => {
      sent.push(input);
      return done({});
    },
  });
  await shown.user.click(screen.getByRole('button', { name: 'Firma de un supervisor' }));
  const dialog = await fill(shown);
  expect(dialog.getByText('m•••@e•••.org → r•••@g•••.com')).toBeDefined();
  expect(dialog.getByText('••• 56 → ninguno')).toBeDefined();
  await shown.user.click(dialog.getByRole('button', { name: 'Firmar y aceptar' }));
  expect(dialog.getByText(/Compare antes de firmar/)).toBeDefined();
  expect(sent).toEqual([]);
  for (const box of dialog.getAllByRole('checkbox')) await shown.user.click(box);
  await shown.user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '6413');
  await shown.user.click(dialog.getByRole('button', { name: 'Firmar y aceptar' }));
  const coSignature = {
    shown: shownAct.id,
    username: 'sonia',
    secret: '6413',
    reason: 'perdió su correo',
  };
  expect(sent).toEqual([{ visitId, comparedPortrait: true, comparedStoredCopy: true, coSignature }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('says that the disk is full where what it is about cannot be put on record', async () => {
  const shown = showSignature({
    showActToSign: () => Promise.resolve({ kind: 'error', error: { code: 'disk-full' } }),
  });
  await shown.user.click(screen.getByRole('button', { name: 'Firma de un supervisor' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(/No hay espacio en el disco/)).toBeDefined();
  expect(dialog.queryByRole('button', { name: 'Firmar y aceptar' })).toBeNull();
});

test('is declined with a reason, and says when the service is over', async () => {
  const shown = showSignature({
    declineContactChange: () => Promise.resolve({ kind: 'error', error: { code: 'not-asked' } }),
  });
  await shown.user.click(screen.getByRole('button', { name: 'Rechazar' }));
  const dialog = await fill(shown, 'no es la persona');
  await shown.user.click(dialog.getByRole('button', { name: 'Rechazar' }));
  expect(dialog.getByText('Ese trámite ya terminó.')).toBeDefined();
});
