// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { Visit, WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';

const ctrlEnter = '{Control>}{Enter}{/Control}';

function open(changes: Partial<Visit>, methods: Partial<ClerkApi> = {}) {
  const visit = aVisit(changes);
  return show(<RegistrationFlow visitId={visit.id} session={aSession()} onLeave={() => undefined} />, {
    getVisit: () => done(visit),
    listPapers: () => done([]),
    saveDraftField: () => done({}),
    saveDraftPosition: () => done({}),
    ...devicesAtRest,
    ...methods,
  });
}

const title = (): string | null => screen.getByRole('heading', { level: 1 }).textContent;

test('Ctrl+Enter at the review keeps as pending, whatever has the cursor', async () => {
  const kept: string[] = [];
  const { user } = open(
    { step: 'contact', field: 'contact.email' },
    {
      confirmRegistration: ({ visitId }) => {
        kept.push(visitId);
        return done({
          outcome: 'pending',
          reference: '204',
          missing: [{ kind: 'document', document: 'passport' }],
        });
      },
    },
  );
  await screen.findByLabelText('Correo electrónico');
  await user.keyboard(ctrlEnter);
  expect(title()).toBe('Revisar y confirmar');
  screen.getByRole('button', { name: 'Corregir Contacto' }).focus();
  await user.keyboard(ctrlEnter);
  await waitFor(() => expect(kept).toHaveLength(1));
  expect(title()).toContain('204');
});

test('Ctrl+Enter with a list that has the cursor, and with one that is open, leads on and chooses nothing', async () => {
  const saved: string[] = [];
  const { user } = open(
    { step: 'contract', field: 'contract.type' },
    {
      saveDraftField: ({ field }) => {
        saved.push(field);
        return done({});
      },
    },
  );
  const list = await screen.findByRole('button', { name: /Tipo de contrato/ });
  await waitFor(() => expect(document.activeElement).toBe(list));
  await user.keyboard(`${ctrlEnter}${ctrlEnter}`);
  expect(title()).toBe('Datos de contacto');
  await user.keyboard('{Alt>}3{/Alt}');
  screen.getByRole('button', { name: /Tipo de contrato/ }).focus();
  await user.keyboard(' ');
  await screen.findByRole('listbox');
  await user.keyboard(`${ctrlEnter}${ctrlEnter}`);
  await waitFor(() => expect(title()).toBe('Datos de contacto'));
  expect(saved).toEqual([]);
});

test('Ctrl+Enter names what a step still lacks before it leaves it', async () => {
  const { user } = open({ step: 'identity', field: 'identity.personalNumber' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Número personal/)));
  await user.keyboard(ctrlEnter);
  expect(title()).toBe('Pasaporte');
  const said = await screen.findByText(/Copia ampliada a color del pasaporte · /);
  expect(said.closest('[role="status"]')?.textContent).toContain('Falta aquí todavía');
  expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe(
    'identity.issuingState',
  );
  await user.keyboard(ctrlEnter);
  expect(title()).toBe('Contrato registrado en el SUT');
});

test('Ctrl+Enter at the search waits for its answer and goes one step, not two', async () => {
  let answer: (hits: WorkerHit[]) => void = () => undefined;
  const asked: string[] = [];
  const { user } = open(
    { step: 'search' },
    {
      searchWorkers: ({ text }) => {
        asked.push(text);
        return new Promise((resolve) => {
          answer = (value) => resolve({ kind: 'done', value });
        });
      },
    },
  );
  await user.type(await screen.findByLabelText('Número de documento o nombre'), 'AV3311450');
  await user.keyboard(ctrlEnter);
  expect(title()).toBe('¿Ya está registrada esta persona?');
  await waitFor(() => expect(asked).toEqual(['AV3311450']));
  answer([]);
  await waitFor(() => expect(title()).toBe('Pasaporte'));
  expect((screen.getByLabelText(/Número de pasaporte/) as HTMLInputElement).value).toBe('AV3311450');
});

test('without a search, Ctrl+Enter asks for one first', async () => {
  const { user } = open({ step: 'search' });
  await screen.findByLabelText('Número de documento o nombre');
  await user.keyboard(ctrlEnter);
  expect(await screen.findByText(/Primero busque/)).toBeDefined();
  await user.keyboard(ctrlEnter);
  expect(title()).toBe('Pasaporte');
});

test('a key that is held down acts once', async () => {
  const { user } = open({ step: 'search' });
  await screen.findByLabelText('Número de documento o nombre');
  await user.keyboard('{Control>}{Enter>5/}{/Control}');
  expect(title()).toBe('¿Ya está registrada esta persona?');
});
