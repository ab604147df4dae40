// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Leaving } from '#renderer/clerk/safety/leaving.tsx';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import { show } from '#test/renderer/support/show.tsx';

const session = {
  state: 'leaving',
  kind: 'handed-over',
  step: 'copying',
  branchCode: '017',
  branchName: 'Agencia Quito Norte',
  terminalNumber: 2,
  by: 'Ana Administradora',
  coSigner: 'Sonia Supervisora',
  at: '2026-11-30T15:40:00.000Z',
  place: 'RESPALDO',
  progress: null,
  problem: null,
  preview: true,
} as const satisfies ClerkSession;

test('a place that is away is not said to be left where it is', () => {
  const { unmount } = show(<Leaving session={session} />);
  expect(screen.getByText(/No lo saque/)).toBeDefined();
  unmount();
  show(<Leaving session={{ ...session, problem: 'away' }} />);
  expect(screen.getByText(/RESPALDO no está/)).toBeDefined();
  expect(screen.queryByText(/No lo saque/)).toBeNull();
});

test('a terminal that is closed goes on here without a word of another machine', () => {
  const { unmount } = show(<Leaving session={session} />);
  expect(screen.getByText(/si la otra ya trabaja/)).toBeDefined();
  unmount();
  show(<Leaving session={{ ...session, kind: 'closed' }} />);
  expect(screen.getByText(/Mientras no se haya destruido nada/)).toBeDefined();
  expect(screen.queryByText(/la otra/)).toBeNull();
});
