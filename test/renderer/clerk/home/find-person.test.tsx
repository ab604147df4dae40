// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { FindPerson } from '#renderer/clerk/home/find-person.tsx';
import type { VisitFinding } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
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

function showSearch(found: VisitFinding): { resumed: string[]; opened: string[] } {
  const seen = { resumed: [] as string[], opened: [] as string[] };
  show(<FindPerson canScan={false} onOpen={(workerId) => seen.opened.push(workerId)} />, {
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
