// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ServiceActions } from '#renderer/clerk/people/service-actions.tsx';
import { done, show } from '#test/renderer/support/show.tsx';

const workerId = '5f0c7a1e-1111-4000-8000-000000000001';

test('the seldom acts of a record are behind one button, and keys alone reach them', async () => {
  const started: unknown[] = [];
  const { user } = show(
    <ServiceActions workerId={workerId} locked={false} isDisplayTaken={false} onRevoked={() => undefined} />,
    {
      startService: (input) => {
        started.push(input);
        return done({});
      },
    },
  );
  screen.getByRole('button', { name: 'Más' }).focus();
  await user.keyboard('{Enter}');
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'Cambiar contacto',
    'Hoja de códigos',
    'Revocar',
  ]);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(started).toEqual([{ workerId, purpose: 'kit' }]);
});

test('a locked credential offers what unlocks it, and no change that needs it', async () => {
  const { user } = show(
    <ServiceActions workerId={workerId} locked isDisplayTaken={false} onRevoked={() => undefined} />,
  );
  expect(screen.getByRole('button', { name: 'Desbloqueo asistido' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Más' }));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual(['Revocar']);
});

test('while somebody is at the display no service is offered, and a credential can still be revoked', async () => {
  const { user } = show(
    <ServiceActions workerId={workerId} locked isDisplayTaken onRevoked={() => undefined} />,
  );
  for (const name of ['Desbloquear', 'Desbloqueo asistido']) {
    expect((screen.getByRole('button', { name }) as HTMLButtonElement).disabled, name).toBe(true);
  }
  await user.click(screen.getByRole('button', { name: 'Más' }));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual(['Revocar']);
});
