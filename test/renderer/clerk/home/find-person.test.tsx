// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FindPerson } from '#renderer/clerk/home/find-person.tsx';
import type { AskingView } from '#shared/contract/kiosk/head-office/asking-methods.ts';
import type { VisitFinding, WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { formatVisitCode } from '#shared/domain/numbers/identification-code.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const slip = formatVisitCode({ branch: 17, terminal: 2, sequence: 318 });
const waiting: VisitFinding = {
  kind: 'waiting',
  visit: {
    id: '11111111-1111-4111-8111-111111111111',
    reference: '0318',
    procedure: 'registration',
    state: 'pending-documents',
    step: 'contract',
    name: 'ORDÓÑEZ Lucía',
    openedAt: '2026-11-20T15:00:00.000Z',
    openedBy: 'Carla Mera',
  },
};

const somebody: WorkerHit = {
  workerId: 'w1',
  identificationCode: 'E017-2-000001-V',
  surname: 'QUINTERO',
  givenNames: 'María',
  birthDate: '1991-03-14',
  nationality: 'VEN',
  documentNumber: 'S01234567',
  credential: 'active',
  match: 'exact',
};

function showSearch(found: VisitFinding): { resumed: string[]; opened: string[] } {
  const seen = { resumed: [] as string[], opened: [] as string[] };
  show(<FindPerson isCounter={false} onOpen={(workerId) => seen.opened.push(workerId)} />, {
    searchWorkers: () => done([]),
    findVisitByReference: ({ text }: { readonly text: string }) =>
      done<VisitFinding>(text === slip || text === '0318' ? found : { kind: 'none' }),
    resumeVisit: ({ visitId }: { readonly visitId: string }) => {
      seen.resumed.push(visitId);
      return done(undefined as never);
    },
  });
  return seen;
}

test('the bars of a comeback slip, and Enter after them, go on with its registration', async () => {
  const seen = showSearch(waiting);
  await userEvent.type(screen.getByRole('textbox'), `${slip}{Enter}`);
  await screen.findByText('Registro 0318 en espera');
  expect(seen.resumed).toEqual([waiting.visit.id]);
});

test('a slip of another counter says where the registration is kept', async () => {
  showSearch({ kind: 'elsewhere', branchCode: '009', terminalNumber: 1 });
  await userEvent.type(screen.getByRole('textbox'), slip);
  await screen.findByText('Es un volante de la agencia 009, terminal 1');
});

test('a code through a reader of another keyboard is understood, and the reader is blamed', async () => {
  showSearch(waiting);
  await userEvent.type(screen.getByRole('textbox'), "E017'2'000001'V");
  await screen.findByText(/El lector de códigos escribe en otro idioma de teclado/);
});

test('what looks like a code and fits none does not look like somebody new', async () => {
  showSearch(waiting);
  await userEvent.type(screen.getByRole('textbox'), "E017'2'000001'X");
  await screen.findByText(/Parece un código/);
});

test('a whole number that nobody here has may be asked for, and whoever is found is shown', async () => {
  let state: AskingView['state'] = 'offered';
  let asked = 0;
  const hit = { ...somebody, match: 'exact' } as const;
  show(<FindPerson isCounter onOpen={() => undefined} />, {
    searchWorkers: () => done(state === 'none' ? [hit] : []),
    findVisitByReference: () => done<VisitFinding>({ kind: 'none' }),
    getAsking: () => {
      const now = state;
      if (now === 'asked') state = 'none';
      return done({ state: now, askedAt: now === 'offered' ? null : '2026-12-01T15:00:00.000Z' });
    },
    askHeadOffice: () => {
      asked += 1;
      state = 'asked';
      return done({});
    },
  });
  await userEvent.type(screen.getByRole('textbox'), 'S01234567');
  await userEvent.click(await screen.findByRole('button', { name: 'Preguntar a la casa matriz' }));
  await screen.findByText(/Se preguntó a la casa matriz a las/);
  await screen.findByText('Mismo número');
  expect(asked).toBe(1);
});

test.each([
  ['no-line', /ahora no hay línea/],
  ['nobody', /no conoce a nadie con ese número/],
  ['limit', /no responde a más/],
  ['too-many', /Demasiadas personas/],
  ['set-aside', /mirar Anomalías/],
] as const)('what came of asking is said: %s', async (state, words) => {
  show(<FindPerson isCounter onOpen={() => undefined} />, {
    searchWorkers: () => done([]),
    findVisitByReference: () => done<VisitFinding>({ kind: 'none' }),
    getAsking: () => done({ state, askedAt: '2026-12-01T15:00:00.000Z' }),
  });
  await userEvent.type(screen.getByRole('textbox'), 'S01234567');
  await screen.findByText(words);
  expect(screen.queryAllByRole('button')).toHaveLength(state === 'nobody' ? 2 : 1);
});

test('whoever only reads records asks nobody', async () => {
  let looks = 0;
  show(<FindPerson isCounter={false} onOpen={() => undefined} />, {
    searchWorkers: () => done([]),
    findVisitByReference: () => done<VisitFinding>({ kind: 'none' }),
    getAsking: () => {
      looks += 1;
      return done({ state: 'offered', askedAt: null });
    },
  });
  await userEvent.type(screen.getByRole('textbox'), 'S01234567');
  await screen.findByText(/Nadie con ese nombre/);
  expect(looks).toBe(0);
});
