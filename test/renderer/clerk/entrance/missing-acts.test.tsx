// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MissingActs } from '#renderer/clerk/entrance/missing-acts.tsx';
import { Unavailable } from '#renderer/clerk/entrance/unavailable.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const missing: SessionIn<'acts-missing'> = {
  state: 'acts-missing',
  count: 2,
  entries: [
    { at: '2026-11-20T15:42:00.000Z', event: 'identification-code-allotted', subject: 'E017-2-000042-K' },
  ],
  preview: false,
};

test('says how many acts are missing, which ones, and takes a name, a password and a reason', async () => {
  const sent: unknown[] = [];
  const { user } = show(<MissingActs session={missing} />, {
    goOnWithoutActs: (input) => {
      sent.push(input);
      return done({});
    },
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Faltan cosas que se guardaron');
  expect(screen.getByText(/faltan 2 actos/)).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toMatch(/20 nov.* 10:42.*E017-2-000042-K/);
  const button = screen.getByRole('button', { name: 'Seguir sin esos actos' });
  expect(button.hasAttribute('disabled')).toBe(true);
  await user.type(screen.getByLabelText('Usuario'), 'sonia');
  await user.type(screen.getByLabelText('Contraseña'), 'roca-firme-gris-7');
  await user.type(screen.getByLabelText('Motivo'), 'corte de luz');
  await user.click(button);
  expect(sent).toEqual([{ username: 'sonia', password: 'roca-firme-gris-7', reason: 'corte de luz' }]);
});

test('a clerk is told who may decide, in English too', async () => {
  const { user } = show(
    <MissingActs session={{ ...missing, count: 0, entries: [] }} />,
    { goOnWithoutActs: () => Promise.resolve({ kind: 'error', error: { code: 'not-allowed' } }) },
    'en',
  );
  expect(screen.getByText(/it holds other acts in their place/)).toBeTruthy();
  expect(screen.getByText('Which acts they are is not known.')).toBeTruthy();
  await user.type(screen.getByLabelText('Username'), 'carla');
  await user.type(screen.getByLabelText('Password'), 'arena-tibia-verde-4');
  await user.type(screen.getByLabelText('Reason'), 'a power cut');
  await user.click(screen.getByRole('button', { name: 'Go on without these acts' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Only an administrator or a supervisor');
});

test('that nothing was changed is said of a store that did not open, not of one that is being opened or was damaged at work', () => {
  const file = 'ventanilla.db';
  const said = (problem: 'database-damaged' | 'damaged-at-work' | 'start-slow') => {
    const session = { state: 'unavailable', problem, file, incident: 'I-1', preview: false } as const;
    const { container, unmount } = show(<Unavailable session={session} />, {}, 'en');
    const text = container.textContent ?? '';
    unmount();
    return text;
  };
  expect(said('database-damaged')).toContain('has erased and changed nothing');
  expect(said('damaged-at-work')).not.toContain('changed nothing');
  expect(said('damaged-at-work')).toContain('Work was stopped');
  expect(said('start-slow')).not.toContain('changed nothing');
  expect(said('start-slow')).not.toContain('cannot be opened');
});
