// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TellApartDialog } from '#renderer/flows/registration/likely-people.tsx';
import type { WorkerHit } from '#shared/api/clerk-visit-methods.ts';
import { show } from '#test/renderer/support/show.tsx';

afterEach(cleanup);

const known: WorkerHit = {
  workerId: '5f0c7a1e-1111-4000-8000-000000000001',
  identificationCode: 'E017-2-000042-K',
  surname: 'Pérez Gómez',
  givenNames: 'Ana',
  birthDate: '1990-05-17',
  nationality: 'VEN',
  documentNumber: 'S0123456',
  credential: 'revoked',
  match: 'likely',
};

function showDialog() {
  const told: unknown[] = [];
  const left: unknown[] = [];
  const shown = show(
    <TellApartDialog
      people={[known]}
      onLeave={(next) => left.push(next)}
      onClose={() => undefined}
      onOther={(distinction) => told.push(distinction)}
    />,
  );
  return { ...shown, told, left, dialog: within(screen.getByRole('dialog')) };
}

test('another person needs a reason; that the credential was revoked is in sight', async () => {
  const { user, told, dialog } = showDialog();
  expect(dialog.getByText('Revocada')).toBeDefined();
  const other = dialog.getByRole('button', { name: 'Es otra persona' });
  expect((other as HTMLButtonElement).disabled).toBe(true);
  await user.type(dialog.getByLabelText('Por qué es otra persona'), ' son gemelas ');
  await user.click(other);
  expect(told).toEqual([{ people: [known.workerId], reason: 'son gemelas' }]);
});

test('the same person’s record opens', async () => {
  const { user, left, dialog } = showDialog();
  await user.click(dialog.getByRole('button', { name: /Pérez Gómez/ }));
  expect(left).toEqual([{ screen: 'worker', workerId: known.workerId }]);
});
