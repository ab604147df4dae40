// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { FindingsCard } from '#renderer/clerk/anomalies/findings-card.tsx';
import type { FindingRow } from '#shared/contract/kiosk/anomalies/finding-methods.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const row: FindingRow = {
  id: 'f1',
  kind: 'facts-differ',
  subjects: ['E017-1-000001-T', 'E017-2-000001-V'],
  foundAt: '2026-11-20T15:00:00.000Z',
  looked: null,
  mayMark: true,
};
const facts = {
  fields: ['contract.position', 'contract.shift'],
  told: [
    {
      terminal: '017-1',
      at: row.foundAt,
      type: 'worker-registered',
      values: { 'contract.position': 'Mesera', 'contract.shift': '' },
    },
    {
      terminal: '017-2',
      at: row.foundAt,
      type: 'worker-corrected',
      values: { 'contract.position': 'Cocinera', 'contract.shift': 'noche' },
    },
  ],
};

test('says of whom and why, with what each counter told, and asks for a note before a mark', async () => {
  const marks: unknown[] = [];
  const looked = { by: 'Simón Paredes', at: row.foundAt, note: 'lo dice el contrato' };
  const { user } = show(<FindingsCard />, {
    listFindings: () =>
      done({
        rows: [marks.length === 0 ? row : { ...row, looked, mayMark: false }],
        open: marks.length === 0 ? 1 : 0,
      }),
    openFinding: () => done(facts),
    markFinding: (input) => {
      marks.push(input);
      return done({});
    },
  });
  expect((await screen.findByRole('listitem')).textContent).toContain(
    'Códigos: E017-1-000001-T, E017-2-000001-V',
  );
  await user.click(screen.getByRole('button', { name: /^Ver por qué/ }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByText(/: Cocinera$/)).toBeDefined();
  expect(dialog.getByText('contract.shift: noche')).toBeDefined();
  expect(dialog.getByText('contract.shift: vacío')).toBeDefined();
  expect(dialog.getByText(/Corrección · ventanilla 017-2/)).toBeDefined();
  const mark = dialog.getByRole('button', { name: 'Marcar como revisada' });
  expect(mark.hasAttribute('disabled')).toBe(true);
  await user.type(dialog.getByLabelText('Qué encontró'), 'lo dice el contrato');
  await user.click(mark);
  expect(await screen.findByText(/Revisada por Simón Paredes/)).toBeDefined();
  expect(marks).toEqual([{ id: 'f1', note: 'lo dice el contrato' }]);
});

test('offers no mark to somebody who acted in it, and is not there where nothing was found', async () => {
  const { user, unmount } = show(
    <FindingsCard />,
    {
      listFindings: () => done({ rows: [{ ...row, mayMark: false }], open: 1 }),
      openFinding: () => done(facts),
    },
    'en',
  );
  await user.click(await screen.findByRole('button', { name: /^See why/ }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByText('You acted or signed in it: somebody else looks at it.')).toBeDefined();
  expect(dialog.queryByRole('button', { name: 'Mark as looked at' })).toBeNull();
  unmount();
  show(<FindingsCard />, { listFindings: () => done({ rows: [], open: 0 }) });
  expect(screen.queryByRole('listitem')).toBeNull();
});
