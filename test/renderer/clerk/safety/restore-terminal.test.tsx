// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RestoreTerminal } from '#renderer/clerk/safety/restore-terminal.tsx';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const words = catalogues.es.clerk.restore;

const copy = (generation: string, finishedAt: string) => ({
  ...{ generation, finishedAt, people: 3, documents: 6, size: 1_000_000, version: '0.0.0' },
  ...{ isNewer: false, journalAt: null },
});
const place: PlaceView = {
  ...{ path: '/media/stick', name: 'RESPALDO', kind: 'drive', free: null, total: null },
  ...{ isSameDisk: false, problem: null },
  stores: [
    {
      ...{ name: '017-2', branchCode: '017', branchName: 'Agencia Centro', terminal: 2 },
      ...{ isOwn: false, unreadable: 0 },
      snapshots: [copy('newest', '2026-11-23T14:00:00.000Z'), copy('older', '2026-11-20T14:00:00.000Z')],
    },
  ],
};

test('after a wrong passphrase the same copy is asked for, and the cursor stands where the passphrase is typed', async () => {
  const asked: unknown[] = [];
  const { user } = show(
    <RestoreTerminal
      session={{ state: 'first-run', restoring: null, preview: false }}
      onBack={() => undefined}
    />,
    {
      lookForBackups: () => done([place]),
      restoreTerminal: ({ generation }) => {
        asked.push(generation);
        return Promise.resolve({ kind: 'error', error: { code: 'wrong-passphrase' } } as const);
      },
    },
  );
  await user.click(await screen.findByRole('button', { name: /RESPALDO/ }));
  const copies = await screen.findByRole('button', { name: new RegExp(words.copies) });
  await user.click(copies);
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: /^20 / }));
  await user.type(screen.getByLabelText(words.passphrase), 'no es esta{Enter}');
  await screen.findByText(words.error['wrong-passphrase']);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(words.passphrase)));
  await user.keyboard('tampoco esta{Enter}');
  await waitFor(() => expect(asked).toEqual(['older', 'older']));
});

test('a folder that was typed is still looked at, and stands in its field, after a wrong passphrase', async () => {
  const looked: (string | null)[] = [];
  const typed = '/mnt/otro disco';
  const { user } = show(
    <RestoreTerminal
      session={{ state: 'first-run', restoring: null, preview: false }}
      onBack={() => undefined}
    />,
    {
      lookForBackups: ({ folder }) => {
        looked.push(folder);
        return done(folder === typed ? [place] : []);
      },
      restoreTerminal: () => Promise.resolve({ kind: 'error', error: { code: 'wrong-passphrase' } } as const),
    },
  );
  const { folder, look } = catalogues.es.clerk.safety.choose;
  await user.type(await screen.findByLabelText(folder), typed);
  await user.click(screen.getByRole('button', { name: look }));
  await user.click(await screen.findByRole('button', { name: /RESPALDO/ }));
  await user.type(await screen.findByLabelText(words.passphrase), 'no es esta{Enter}');
  await screen.findByText(words.error['wrong-passphrase']);
  expect(screen.getByLabelText<HTMLInputElement>(folder).value).toBe(typed);
  await screen.findByRole('button', { name: /RESPALDO/ });
  expect(looked.at(-1)).toBe(typed);
});
