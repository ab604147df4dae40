// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type Registration, RegistrationContext } from '#renderer/clerk/registration/flow-context.ts';
import { LikelyPeople, TellApartDialog } from '#renderer/clerk/registration/likely-people.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aVisit } from '#test/renderer/support/visits.ts';

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

function showDialog(goesOn = true) {
  const told: unknown[] = [];
  const left: unknown[] = [];
  const joined: unknown[] = [];
  const restart = vi.fn();
  const registration = { visit: aVisit({ workerId: null }), flush: () => Promise.resolve(true), restart };
  const shown = show(
    <RegistrationContext value={registration as unknown as Registration}>
      <TellApartDialog
        people={[known]}
        onLeave={(next) => left.push(next)}
        onClose={() => undefined}
        onOther={(distinction) => told.push(distinction)}
      />
    </RegistrationContext>,
    {
      joinDraft: (input) => {
        joined.push(input);
        return done({ goesOn });
      },
    },
  );
  return { ...shown, told, left, joined, restart, dialog: within(screen.getByRole('dialog')) };
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

async function chooseKnown({ user, dialog }: ReturnType<typeof showDialog>) {
  await user.click(dialog.getByRole('button', { name: /Pérez Gómez/i }));
  return within(await screen.findByRole('dialog', { name: '¿Es la misma persona con documento nuevo?' }));
}

test('the record of who it may be can be looked at; the draft waits', async () => {
  const shown = showDialog();
  await shown.user.click((await chooseKnown(shown)).getByRole('button', { name: 'Ver su registro' }));
  expect(shown.left).toEqual([{ screen: 'worker', workerId: known.workerId }]);
  expect(shown.joined).toEqual([]);
});

test('the same person: the draft is theirs, and goes on where their record takes it', async () => {
  const shown = showDialog();
  await shown.user.click((await chooseKnown(shown)).getByRole('button', { name: 'Es la misma persona' }));
  expect(shown.joined).toEqual([expect.objectContaining({ workerId: known.workerId })]);
  await vi.waitFor(() => expect(shown.restart).toHaveBeenCalled(), { timeout: 60_000 });
  expect(shown.left).toEqual([]);
});

test('the same person, whose record takes nothing more: it opens', async () => {
  const shown = showDialog(false);
  await shown.user.click((await chooseKnown(shown)).getByRole('button', { name: 'Es la misma persona' }));
  await vi.waitFor(() => expect(shown.left).toEqual([{ screen: 'worker', workerId: known.workerId }]), {
    timeout: 60_000,
  });
  expect(shown.restart).not.toHaveBeenCalled();
});

test('whoever was registered with a passport and has a cédula now: a supervisor signs, and the record opens', async () => {
  const left: unknown[] = [];
  const signed: unknown[] = [];
  const registration = {
    visit: aVisit({ workerId: null, procedure: 'enrolment' }),
    flush: () => Promise.resolve(true),
  };
  const shown = (person: WorkerHit) => (
    <RegistrationContext value={registration as unknown as Registration}>
      <TellApartDialog
        people={[person]}
        onLeave={(next) => left.push(next)}
        onClose={() => undefined}
        onOther={() => undefined}
      />
    </RegistrationContext>
  );
  const { user } = show(shown(known), {
    showActToSign: () =>
      done({ id: known.workerId, facts: [{ what: 'cedula', value: '1710034065 PÉREZ GÓMEZ, Ana' }] }),
    recordCedula: (input) => {
      signed.push(input);
      return done({});
    },
  });
  await user.click(screen.getByRole('button', { name: /Pérez Gómez/i }));
  const asked = within(await screen.findByRole('dialog', { name: /que ahora tiene cédula/ }));
  await user.click(asked.getByRole('button', { name: 'Es la misma persona' }));
  const signing = within(await screen.findByRole('dialog', { name: /que ahora tiene cédula/ }));
  expect(await signing.findByText('1710034065 PÉREZ GÓMEZ, Ana')).toBeDefined();
  await user.type(signing.getByLabelText('Usuario del supervisor'), 'sara');
  await user.type(signing.getByLabelText('PIN o contraseña del supervisor'), '8264');
  await user.type(signing.getByLabelText('Motivo'), 'comparada con la persona');
  await user.click(signing.getByRole('button', { name: 'Firmar y aceptar' }));
  await vi.waitFor(() => expect(left).toEqual([{ screen: 'worker', workerId: known.workerId }]));
  expect(signed).toMatchObject([{ workerId: known.workerId }]);
});

test('that not everybody was compared is said, also where nobody was found', async () => {
  const values = { 'identity.surname': 'Quispe', 'identity.birthDate': '1988' };
  const registration = { visit: aVisit({ workerId: null }), values };
  show(
    <RegistrationContext value={registration as unknown as Registration}>
      <LikelyPeople onLeave={() => undefined} />
    </RegistrationContext>,
    { findLikelyPeople: () => done({ people: [], unseen: ['more', 'letters'] }) },
  );
  expect(await screen.findByText('No se comparó a todas las personas')).toBeDefined();
  expect(screen.getByText(/Hay más registros.*tiene el nombre en otras letras/)).toBeDefined();
  expect(screen.queryByText('¿Es una persona que ya está registrada?')).toBeNull();
});
