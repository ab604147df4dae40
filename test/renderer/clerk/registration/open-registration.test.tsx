// @vitest-environment jsdom

import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import { VisaTypesContext } from '#renderer/ui/language/visa-types.ts';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { documentSizeLimit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';

let saved: [string, string][];
let positions: (string | null)[];

beforeEach(() => {
  saved = [];
  positions = [];
});
function open(visit: Visit, methods: Partial<ClerkApi> = {}, session = aSession()) {
  return show(<RegistrationFlow visitId={visit.id} session={session} onLeave={() => undefined} />, {
    getVisit: () => done(visit),
    listPapers: () => done([]),
    saveDraftField: ({ field, value }) => {
      saved.push([field, value]);
      return done({});
    },
    saveDraftPosition: ({ step, field }) => {
      positions.push(field ?? step);
      return done({});
    },
    ...devicesAtRest,
    ...methods,
  });
}

test('a resumed visit puts the cursor in the same field, with its value', async () => {
  open(aVisit({ step: 'contract', field: 'contract.position', values: { 'contract.position': 'Supervis' } }));
  const field = await screen.findByLabelText('Cargo');
  expect((field as HTMLInputElement).value).toBe('Supervis');
  await waitFor(() => expect(document.activeElement).toBe(field));
});

test('a kind of visa that was retired stays in its draft under its name, and is offered in no other', async () => {
  const visaTypes = visaTypesOf({ added: [], retired: ['humanitaria', 'transito'] });
  const visit = aVisit({ values: { 'identity.visaType': 'humanitaria' } });
  const flow = <RegistrationFlow visitId={visit.id} session={aSession()} onLeave={() => undefined} />;
  const { user } = show(<VisaTypesContext value={visaTypes}>{flow}</VisaTypesContext>, {
    getVisit: () => done(visit),
    saveDraftPosition: () => done({}),
    ...devicesAtRest,
  });
  const visa = await screen.findByRole('button', { name: /Tipo de visa/ });
  expect(visa.textContent).toContain('Humanitaria');
  await user.click(visa);
  const offered = screen.getAllByRole('option').map(({ textContent }) => textContent);
  expect(offered).toHaveLength(15);
  expect(offered).toContain('Humanitaria');
  expect(offered).not.toContain('Tránsito');
});

test('Enter goes to the next field and saves what was typed and where the cursor is', async () => {
  const { user } = open(aVisit({ step: 'contact', field: 'contact.email' }));
  const email = await screen.findByLabelText('Correo electrónico');
  await waitFor(() => expect(document.activeElement).toBe(email));
  await user.keyboard('maria@example.org{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Celular'));
  expect(positions.at(-1)).toBe('contact.mobile');
  await waitFor(() => expect(saved.at(-1)).toEqual(['contact.email', 'maria@example.org']));
});

test('Ctrl+Enter and Alt with a figure move between the steps', async () => {
  const { user } = open(aVisit({ step: 'contact', field: 'contact.email' }));
  await screen.findByLabelText('Correo electrónico');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Revisar y confirmar');
  await user.keyboard('{Alt>}3{/Alt}');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Contrato registrado en el SUT');
});

test('a misspelt e-mail domain is offered right, one press away', async () => {
  const { user } = open(
    aVisit({ step: 'contact', field: 'contact.email', values: { 'contact.email': 'maria@gmial.com' } }),
  );
  await user.click(await screen.findByRole('button', { name: 'Usar gmail.com' }));
  expect((screen.getByLabelText('Correo electrónico') as HTMLInputElement).value).toBe('maria@gmail.com');
});

test('a RUC whose check digit fails only warns, one of no province blocks', async () => {
  const { user } = open(
    aVisit({
      step: 'contract',
      field: 'contract.position',
      values: { 'contract.employerRuc': '1793213150001' },
    }),
  );
  const ruc = await screen.findByLabelText('RUC del empleador');
  expect(screen.getByText(/Hay RUC reales así/)).toBeDefined();
  expect(ruc.getAttribute('aria-invalid')).toBeNull();
  await user.clear(ruc);
  await user.type(ruc, '5790185783001');
  await user.tab();
  expect(ruc.getAttribute('aria-invalid')).toBe('true');
});

test('a file over the limit is refused before it is read, and says what to do', async () => {
  const { user } = open(aVisit({ step: 'identity', field: 'identity.number' }));
  const huge = new File(['x'], 'enorme.pdf', { type: 'application/pdf' });
  Object.defineProperty(huge, 'size', { value: documentSizeLimit + 1 });
  Object.defineProperty(huge, 'arrayBuffer', {
    value: () => Promise.reject(new Error('it must not be read')),
  });
  await user.upload(await screen.findByLabelText('Elegir archivo'), huge);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('No se agregó «enorme.pdf»');
  expect(alert.textContent).toContain('pasa de 40 MB');
});

test('the review names what is missing and leads to it; it can only be kept as pending', async () => {
  const { user } = open(aVisit({ step: 'review', values: { 'identity.surname': 'QUINTERO' } }));
  expect(await screen.findByRole('button', { name: /Guardar como pendiente/ })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Razón social' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Razón social')));
});

test('while the worker chooses, the clerk sees the stage and nothing of the draft', async () => {
  const visit = aVisit({
    state: 'registered',
    step: 'hand-over',
    workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
    values: { 'identity.surname': 'QUINTERO' },
  });
  open(
    visit,
    {},
    aSession({
      display: { kind: 'issuance', visitId: visit.id, stage: 'credential', help: null, wrongFields: [] },
    }),
  );
  expect((await screen.findByText('Clave')).closest('[role="status"]')).not.toBeNull();
  expect(document.body.textContent).not.toContain('QUINTERO');
});

test('data the worker called wrong is corrected in place and handed over anew', async () => {
  const visit = aVisit({
    state: 'registered',
    step: 'hand-over',
    workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
    values: { 'contact.email': 'mara@example.org' },
  });
  const calls: string[] = [];
  const { user } = open(
    visit,
    {
      takeBack: () => {
        calls.push('takeBack');
        return done({});
      },
      handOver: () => {
        calls.push('handOver');
        return done({});
      },
    },
    aSession({
      display: {
        kind: 'issuance',
        visitId: visit.id,
        stage: 'confirm-captured',
        help: 'data-wrong',
        wrongFields: ['contact.email'],
      },
    }),
  );
  const email = await screen.findByLabelText('Correo electrónico');
  await user.clear(email);
  await user.type(email, 'maria@example.org');
  await user.click(screen.getByRole('button', { name: /que confirme de nuevo/ }));
  await waitFor(() => expect(calls).toEqual(['takeBack', 'handOver']));
  expect(saved.at(-1)).toEqual(['contact.email', 'maria@example.org']);
});

test('what else keeps corrected data from being handed over is shown with it, also once it is right', async () => {
  const visit = aVisit({
    state: 'registered',
    step: 'hand-over',
    workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
    values: { 'contact.email': 'mara@example.org', 'contract.employerRuc': '5790185783001' },
  });
  const { user } = open(
    visit,
    {},
    aSession({
      display: {
        kind: 'issuance',
        visitId: visit.id,
        stage: 'confirm-captured',
        help: 'data-wrong',
        wrongFields: ['contact.email'],
      },
    }),
  );
  const ruc = await screen.findByLabelText('RUC del empleador');
  const go = screen.getByRole('button', { name: /que confirme de nuevo/ });
  expect(go.hasAttribute('disabled')).toBe(true);
  await user.clear(ruc);
  await user.type(ruc, '1790011674001');
  expect(go.hasAttribute('disabled')).toBe(false);
  expect(document.activeElement).toBe(ruc);
});

test('the day of the entry notice is counted with the branch’s days, and said to be over after it', async () => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00-05:00') });
  const visit = aVisit({
    state: 'registered',
    step: 'hand-over',
    workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
    identificationCode: 'E017-2-000001-V',
    values: { 'contract.startDate': '2026-11-01' },
  });
  const session = aSession({ deadlines: { entryNoticeDays: 20, sutRegistrationDays: 30 } });
  const { unmount } = open(visit, {}, session);
  expect(await screen.findByText('Aviso de entrada hasta el 21 nov 2026')).toBeDefined();
  unmount();
  vi.setSystemTime(new Date('2026-11-22T12:00:00-05:00'));
  open(visit, {}, session);
  expect(await screen.findByText(/venció el 21 nov 2026/)).toBeDefined();
});

test('data called wrong is compared with the copies, which lie beside it', async () => {
  const view = { rotation: 0, crop: null } as const;
  const page = { number: 1, width: 10, height: 10, view };
  const copy = { mediaType: 'image/jpeg', size: 4, addedAt: '2026-11-23T13:06:00Z' };
  const visit = aVisit({
    state: 'registered',
    step: 'hand-over',
    workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
    documents: [
      { ...copy, id: '11111111-1111-4111-8111-111111111111', kind: 'passport', pages: [page] },
      {
        ...copy,
        id: '22222222-2222-4222-8222-222222222222',
        kind: 'contract',
        pages: [page, { ...page, number: 2 }],
      },
    ],
  });
  const asked: unknown[] = [];
  const { user } = open(
    visit,
    {
      getDocumentReading: () => Promise.resolve({ kind: 'error', error: { code: 'not-found' } }),
      getDocumentPage: (wanted) => {
        asked.push(wanted);
        return Promise.resolve({ kind: 'error', error: { code: 'damaged' } });
      },
    },
    aSession({
      display: {
        kind: 'issuance',
        visitId: visit.id,
        stage: 'confirm-captured',
        help: 'data-wrong',
        wrongFields: ['contact.email'],
      },
    }),
  );
  await waitFor(() => expect(asked).toEqual([{ documentId: visit.documents[0]?.id, page: 1 }]));
  await user.click(screen.getByRole('button', { name: 'Contrato 2' }));
  await waitFor(() => expect(asked.at(-1)).toEqual({ documentId: visit.documents[1]?.id, page: 2 }));
});

test('an enrolment has five steps, the fields of a cédula, and words of its own', async () => {
  const { user } = open(
    aVisit({ procedure: 'enrolment', step: 'identity', values: { 'identity.number': '0962467420' } }),
  );
  await screen.findByText('El último dígito de la cédula no cuadra. Compare con el documento.');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cédula');
  expect((screen.getByLabelText('Número de cédula') as HTMLInputElement).value).toBe('0962467420');
  expect(screen.queryByLabelText(/País emisor|MRZ/)).toBeNull();
  const steps = screen.getByRole('navigation', { name: 'Pasos del registro' });
  expect([...steps.querySelectorAll('li')].map((step) => step.textContent)).toEqual([
    ' Buscar',
    '2 Cédula',
    '3 Contacto',
    '4 Revisar',
    '5 Entrega',
  ]);
  await user.keyboard('{Alt>}4{/Alt}');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Revisar y confirmar');
  expect(screen.queryByRole('heading', { name: 'Contrato' })).toBeNull();
  expect(screen.getByText('Copia a color de la cédula')).toBeDefined();
});
