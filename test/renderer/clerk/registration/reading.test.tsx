// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { DocumentState } from '#renderer/clerk/documents/reading/document-state.ts';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { ContractReading } from '#shared/vision/reading/contract-reading.ts';
import type { DocumentReading } from '#shared/vision/reading/document-reading.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { aReading, aStoredMrz, specimenLines } from '#test/renderer/support/readings.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';

let saved: Map<string, string>;
beforeEach(() => {
  saved = new Map();
});
const copy: VisitDocument = {
  id: '7a0d7b0e-11f1-4f6c-8a53-1a53c1c0a001',
  kind: 'passport',
  mediaType: 'image/jpeg',
  size: 1000,
  pages: [{ number: 1, width: 800, height: 600, view: { rotation: 0, crop: null } }],
  addedAt: '2026-11-23T14:00:00Z',
};

function read(reading: DocumentReading, more: Partial<Extract<DocumentState, { state: 'read' }>> = {}) {
  return { state: 'read' as const, reading, overrides: [], strip: null, ...more };
}

function open(
  states: readonly DocumentState[],
  changes: Partial<Visit> = {},
  methods: Partial<ClerkApi> = {},
) {
  let asked = 0;
  const visit = aVisit({ step: 'identity', field: 'identity.number', documents: [copy], ...changes });
  // Saved after the screen has gone is still this test's.
  const mine = saved;
  const kiosk: Partial<ClerkApi> = {
    getVisit: () => done(visit),
    saveDraftPosition: () => done({}),
    saveDraftField: ({ field, value }) => {
      mine.set(field, value);
      return done({});
    },
    getDocumentPage: () => Promise.resolve({ kind: 'error', error: { code: 'damaged' } }),
    getDocumentReading: () => {
      asked += 1;
      const state = states[Math.min(asked, states.length) - 1];
      return state === undefined ? Promise.reject(new Error('no state')) : done(state);
    },
    ...devicesAtRest,
    ...methods,
  };
  const view = (session = aSession()) => (
    <RegistrationFlow visitId={visit.id} session={session} onLeave={() => undefined} />
  );
  const shown = show(view(), kiosk);
  return { ...shown, push: (session: ReturnType<typeof aSession>) => shown.push(view(session)) };
}

const typedIn = (label: string) => (screen.getByLabelText(label, { exact: false }) as HTMLInputElement).value;

test('while a copy is read its stage shows; then its fields fill and are saved, each with its state', async () => {
  const reading = aReading({ mrz: aStoredMrz({ surname: 'repaired' }) });
  const waiting = { state: 'reading', stage: 'waiting', fraction: 0 } as const;
  const { push } = open([waiting, waiting, read(reading)]);
  expect(await screen.findByText('En espera…')).toBeDefined();
  push(aSession({ inspections: [{ documentId: copy.id, stage: 'mrz', fraction: 0.5 }] }));
  expect(await screen.findByText('Leyendo la MRZ…')).toBeDefined();
  push(aSession());
  expect(await screen.findByText('La copia está en orden y la MRZ se leyó')).toBeDefined();
  await waitFor(() => expect(typedIn('Número de pasaporte')).toBe('L898902C3'));
  expect(typedIn('Apellidos')).toBe('ERIKSSON');
  await waitFor(() => expect(saved.get('identity.mrz')).toBe(specimenLines.join('\n')));
  expect(saved.get('identity.birthDate')).toBe('1974-08-12');
  expect(screen.getAllByRole('img', { name: 'reparado' }).length).toBeGreaterThan(0);
});

test('what the clerk typed stays; the difference is offered, one press away', async () => {
  const { user } = open([read(aReading({ mrz: aStoredMrz() }))], {
    values: { 'identity.number': 'L898902G3' },
  });
  expect(await screen.findByText('El documento dice L898902C3')).toBeDefined();
  expect(typedIn('Número de pasaporte')).toBe('L898902G3');
  await user.click(screen.getByRole('button', { name: 'Usar' }));
  expect(typedIn('Número de pasaporte')).toBe('L898902C3');
});

test('a doubtful field stays empty until the clerk confirms it', async () => {
  const { user } = open([read(aReading({ mrz: aStoredMrz({ documentNumber: 'doubtful' }) }))]);
  expect(await screen.findByText('¿Dice L898902C3?')).toBeDefined();
  expect(typedIn('Número de pasaporte')).toBe('');
  expect(saved.has('identity.number')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Sí, confirmar' }));
  expect(typedIn('Número de pasaporte')).toBe('L898902C3');
  await waitFor(() => expect(saved.get('identity.number')).toBe('L898902C3'));
});

test('a reading that was taken over before a power cut is not poured over the draft again', async () => {
  open([read(aReading({ mrz: aStoredMrz() }))], {
    values: { 'identity.mrz': specimenLines.join('\n'), 'identity.surname': 'Eriksson' },
  });
  expect(await screen.findByText('El documento dice L898902C3')).toBeDefined();
  expect(typedIn('Número de pasaporte')).toBe('');
  expect(saved.size).toBe(0);
});

test('two passports in one picture fill nothing and say what to do', async () => {
  open([read(aReading({ mrz: aStoredMrz({}, { count: 2 }) }, ['right-page']))]);
  expect(await screen.findByText('Hay más de un pasaporte en la imagen')).toBeDefined();
  expect(screen.getByText(/Recorte la imagen a uno solo/)).toBeDefined();
  expect(typedIn('Número de pasaporte')).toBe('');
});

test('an identity card in place of the passport is called by its name', async () => {
  open([read(aReading({ mrz: aStoredMrz({}, { format: 'TD1' }) }, ['right-page']))]);
  expect(await screen.findByText('Es una cédula, una tarjeta o una visa, no el pasaporte')).toBeDefined();
  expect(screen.queryByText('No se ve la página de datos del pasaporte')).toBeNull();
});

test('a contract filed as the passport is taken to its own step by one press, and a passport back', async () => {
  const moved: unknown[] = [];
  const { user } = open(
    [read(aReading({}, ['right-page']))],
    {},
    {
      refileDocument: (input) => {
        moved.push(input);
        return done({});
      },
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Es el contrato: pasarlo allí' }));
  expect(moved).toMatchObject([{ documentId: copy.id, kind: 'contract' }]);
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Contrato registrado en el SUT' }),
  ).toBeDefined();
  cleanup();

  open([read(aReading({}, ['not-a-passport']))], {
    step: 'contract',
    documents: [{ ...copy, kind: 'contract' }],
  });
  expect(await screen.findByRole('button', { name: 'Pasarlo al pasaporte' })).toBeDefined();
});

test("the contract's writing of the names goes into the record by one key, and not over what was typed", async () => {
  const values = {
    'identity.surname': 'QUINTERO NANEZ',
    'identity.givenNames': 'MARIA FERNANDA',
    'identity.surnameMrz': 'QUINTERO NANEZ',
    'identity.givenNamesMrz': 'MARIA FERNANDA',
    'contract.workerName': 'María Fernanda Quintero Ñáñez',
  };
  const { user } = open([read(aReading())], { values });
  expect(await screen.findByText('QUINTERO ÑÁÑEZ, MARÍA FERNANDA')).toBeDefined();
  await user.keyboard('{Alt>}n{/Alt}');
  expect([typedIn('Apellidos'), typedIn('Nombres')]).toEqual(['QUINTERO ÑÁÑEZ', 'MARÍA FERNANDA']);
  await waitFor(() => expect(saved.get('identity.surname')).toBe('QUINTERO ÑÁÑEZ'));
  expect(screen.queryByText('QUINTERO ÑÁÑEZ, MARÍA FERNANDA')).toBeNull();
  cleanup();

  open([read(aReading())], { values: { ...values, 'identity.surname': 'QUINTERO NÁÑEZ' } });
  await screen.findByDisplayValue('QUINTERO NÁÑEZ');
  expect(screen.queryByRole('button', { name: 'Usar estos nombres' })).toBeNull();
});

test('a copy without a MRZ says so', async () => {
  open([read(aReading())]);
  expect(await screen.findByText('La copia está en orden, pero no se encontró la MRZ')).toBeDefined();
});

test('pages that were not read are named, each with its reason', async () => {
  const [page] = aReading().pages;
  if (page === undefined) throw new Error('no page');
  const of = (number: number, leftOut?: 'empty' | 'too-slow' | 'further') => ({
    ...page,
    number,
    ...(leftOut === undefined ? {} : { leftOut }),
  });
  const pages = [of(1), of(2, 'empty'), of(3, 'too-slow'), of(7, 'further'), of(8, 'further')];
  open([read(aReading({ pages, mrz: aStoredMrz() }))]);
  expect(await screen.findByText('La página 2 está vacía y no se revisó.')).toBeDefined();
  expect(screen.getByText(/^La página 3 tardó demasiado y no se leyó/)).toBeDefined();
  expect(screen.getByText(/^Las páginas 7 y 8 no se leyeron/)).toBeDefined();
});

test('each failed gate says what is wrong, what to do and what was measured; a supervisor lets one pass', async () => {
  const asked: unknown[] = [];
  const reading = aReading({}, ['enlarged', 'colour']);
  const override = {
    gate: 'enlarged' as const,
    by: 'Sonia',
    reason: 'Viene de lejos',
    at: '2026-11-23T14:00:00Z',
  };
  const { user } = open(
    [read(reading), read(reading, { overrides: [override] })],
    {},
    {
      showActToSign: () => done({ id: copy.id, facts: [] }),
      overrideGate: (input) => {
        asked.push(input);
        return done({});
      },
    },
  );
  expect(await screen.findByText('2 cosas por resolver en esta copia')).toBeDefined();
  expect(screen.getByText('La copia no está a color')).toBeDefined();
  expect(screen.getByText('1,02×; se pide 1,15×')).toBeDefined();
  const item = screen.getByText('La copia no está ampliada').closest('li');
  await user.click(within(item as HTMLElement).getByRole('button', { name: 'Supervisor…' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Usuario del supervisor'), 'sonia');
  await user.type(within(dialog).getByLabelText('PIN o contraseña del supervisor'), '6413');
  await user.type(within(dialog).getByLabelText('Motivo'), 'Viene de lejos');
  await user.click(within(dialog).getByRole('button', { name: 'Firmar y aceptar' }));
  expect(await screen.findByText('Aceptado por Sonia: Viene de lejos')).toBeDefined();
  expect(screen.getByText('1 cosa por resolver en esta copia')).toBeDefined();
  expect(asked).toMatchObject([
    { documentId: copy.id, gate: 'enlarged', coSignature: { username: 'sonia' } },
  ]);
});

test('an inspection that failed is asked for again', async () => {
  let again = 0;
  const { user } = open(
    [{ state: 'failed', problem: 'took-too-long' }, read(aReading())],
    {},
    {
      inspectDocument: () => {
        again += 1;
        return done({});
      },
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Revisar de nuevo' }));
  expect(await screen.findByText(/La copia está en orden/)).toBeDefined();
  expect(again).toBe(1);
});

const aContract: ContractReading = {
  source: 'ocr',
  fields: [
    {
      field: 'contract.position',
      value: 'Cocinera',
      raw: 'COCINERA',
      confidence: 0.9,
      state: 'read',
      places: [{ page: 1, left: 0.1, top: 0.2, width: 0.3, height: 0.05 }],
    },
  ],
  notFound: ['contract.sutNumber'],
  statedPages: null,
  qr: null,
  hash: null,
};

test('a contract fills its fields although the passport’s were taken over before', async () => {
  const contract: VisitDocument = { ...copy, id: '7a0d7b0e-11f1-4f6c-8a53-1a53c1c0a002', kind: 'contract' };
  open(
    [],
    {
      step: 'contract',
      field: 'contract.employerRuc',
      documents: [copy, contract],
      values: { 'identity.mrz': specimenLines.join('\n') },
    },
    {
      getDocumentReading: ({ documentId }) =>
        done(read(aReading(documentId === copy.id ? { mrz: aStoredMrz() } : { contract: aContract }))),
    },
  );
  await waitFor(() => expect(saved.get('contract.position')).toBe('Cocinera'));
  expect(saved.has('identity.number')).toBe(false);
});

test('what a contract does not say is said not to be there', async () => {
  open([read(aReading({ contract: aContract }))], {
    step: 'contract',
    field: 'contract.position',
    documents: [{ ...copy, kind: 'contract' }],
  });
  expect(await screen.findByText('No se encontró en el contrato')).toBeDefined();
  await waitFor(() => expect(typedIn('Cargo')).toBe('Cocinera'));
});
