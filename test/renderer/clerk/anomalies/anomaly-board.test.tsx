// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AnomalyBoard } from '#renderer/clerk/anomalies/anomaly-board.tsx';
import type { EntriesBehind } from '#renderer/clerk/frame/place.ts';
import { ClockNotice } from '#renderer/clerk/home/clock-notice.tsx';
import type { AnomalyRow, AnomalyBoard as Board } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import { defaultAnomalySettings } from '#shared/domain/anomalies/anomaly.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const row: AnomalyRow = {
  key: 'contact-then-unlock:E017-2-000001-V',
  kind: 'contact-then-unlock',
  severity: 'high',
  people: [{ username: 'carla', name: 'Carla Mera' }],
  subjects: ['E017-2-000001-V'],
  count: 1,
  since: '2026-11-20T15:00:00.000Z',
  latest: '2026-11-21T15:00:00.000Z',
  entries: 2,
  rate: null,
  contact: null,
  looked: null,
  mayMark: true,
};

function aBoard(...rows: AnomalyRow[]): Board {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    open: hour === 9 ? 3 : 0,
    closed: hour === 22 ? 1 : 0,
  }));
  return {
    computedAt: '2026-11-23T15:00:00.000Z',
    since: '2026-10-24T15:00:00.000Z',
    rows,
    hours,
    rates: [
      {
        measure: 'gate-overrides',
        people: [
          { name: 'Carla Mera', count: 9, exposure: 30, isHigh: true },
          { name: 'Pedro Quishpe', count: 1, exposure: 40, isHigh: false },
        ],
      },
    ],
    settings: { ...defaultAnomalySettings, openDays: [...defaultAnomalySettings.openDays] },
  };
}

describe('the board', () => {
  test('says what, who, since when and how grave in words, and draws with a text for who does not see', async () => {
    show(<AnomalyBoard onOpen={() => undefined} />, {
      listFindings: () => done({ rows: [], open: 0 }),
      getAnomalyBoard: () => done(aBoard(row)),
    });
    const item = await screen.findByRole('listitem');
    expect(item.textContent).toContain('Grave');
    expect(item.textContent).toContain('Cambio de contacto y, poco después, un desbloqueo');
    expect(item.textContent).toContain('Quién: Carla Mera');
    expect(item.textContent).toContain('Código: E017-2-000001-V');
    expect(
      screen.getByRole('img', {
        name: /A las 9:00, 3 en horario y 0 fuera; A las 22:00, 0 en horario y 1 fuera/,
      }),
    ).toBeDefined();
    expect(
      screen.getByRole('img', { name: 'Carla Mera: 30,0 %, muy por encima; Pedro Quishpe: 2,5 %' }),
    ).toBeDefined();
  });

  test('opens the entries behind a row', async () => {
    const opened: EntriesBehind[] = [];
    const { user } = show(<AnomalyBoard onOpen={(behind) => opened.push(behind)} />, {
      listFindings: () => done({ rows: [], open: 0 }),
      getAnomalyBoard: () => done(aBoard(row)),
      openAnomaly: ({ key }) => done({ sequences: key === row.key ? [4, 9] : [] }),
    });
    await user.click(await screen.findByRole('button', { name: /^Ver las entradas/ }));
    expect(opened).toEqual([
      { title: 'Cambio de contacto y, poco después, un desbloqueo', sequences: [4, 9] },
    ]);
  });

  test('asks for a note before a mark, and reads the board again', async () => {
    const marks: unknown[] = [];
    const looked = { by: 'Simón Paredes', at: row.latest, note: 'hablé con ella', isCurrent: true };
    const { user } = show(<AnomalyBoard onOpen={() => undefined} />, {
      listFindings: () => done({ rows: [], open: 0 }),
      getAnomalyBoard: () => done(aBoard(marks.length === 0 ? row : { ...row, looked })),
      markAnomaly: (input) => {
        marks.push(input);
        return done({});
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Marcar como revisada/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Guardar' }).hasAttribute('disabled')).toBe(true);
    await user.type(dialog.getByLabelText('Qué encontró'), 'hablé con ella');
    await user.click(dialog.getByRole('button', { name: 'Guardar' }));
    expect(await screen.findByText(/Revisada por Simón Paredes/)).toBeDefined();
    expect(marks).toEqual([{ key: row.key, note: 'hablé con ella' }]);
  });

  test('offers no mark to somebody who is in it, and says when there is nothing', async () => {
    const { unmount } = show(
      <AnomalyBoard onOpen={() => undefined} />,
      {
        listFindings: () => done({ rows: [], open: 0 }),
        getAnomalyBoard: () => done(aBoard({ ...row, mayMark: false })),
      },
      'en',
    );
    await screen.findByText('You acted or signed in it: somebody else looks at it.');
    expect(screen.queryByRole('button', { name: /^Mark as looked at/ })).toBeNull();
    unmount();
    show(
      <AnomalyBoard onOpen={() => undefined} />,
      { listFindings: () => done({ rows: [], open: 0 }), getAnomalyBoard: () => done(aBoard()) },
      'en',
    );
    expect(await screen.findByText('Nothing stands out')).toBeDefined();
  });
});

describe('a clock that does not agree', () => {
  const shown = '5f0c7a1e-1111-4000-8000-000000000003';
  const clock = {
    state: 'ahead',
    machine: '2027-11-23T14:00:00.000Z',
    own: '2026-11-23T14:00:00.000Z',
  } as const;

  test('is told to a clerk with both times, who can only tell the administrator', () => {
    show(<ClockNotice clock={clock} canSet={false} />);
    const words = screen.getByRole('alert').textContent;
    expect(words).toContain('saltó hacia adelante');
    expect(words).toMatch(/23 nov 2027.*23 nov 2026/);
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('is set right by an administrator with a supervisor, and a refusal is said', async () => {
    const asked: unknown[] = [];
    const { user } = show(<ClockNotice clock={{ ...clock, state: 'behind' }} canSet />, {
      showActToSign: () => done({ id: shown, facts: [{ what: 'ownTime', value: clock.own }] }),
      setClockRight: (input) => {
        asked.push(input);
        return Promise.resolve({ kind: 'error', error: { code: 'attending' } });
      },
    });
    await user.click(screen.getByRole('button', { name: /hora de la máquina/ }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('Usuario del supervisor'), 'simon');
    await user.type(dialog.getByLabelText('PIN o contraseña del supervisor'), '9163');
    await user.type(dialog.getByLabelText('Motivo'), 'estaba mal');
    await user.click(dialog.getByRole('button', { name: 'Firmar y aceptar' }));
    expect(await screen.findByText(/Hay una persona atendida/)).toBeDefined();
    expect(asked).toEqual([
      { coSignature: { shown, username: 'simon', secret: '9163', reason: 'estaba mal' } },
    ]);
  });
});
