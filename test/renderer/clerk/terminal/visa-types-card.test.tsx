// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { VisaTypesCard } from '#renderer/clerk/terminal/visa-types-card.tsx';
import { VisaTypesContext } from '#renderer/ui/language/visa-types.ts';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import { visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { done, show } from '#test/renderer/support/show.tsx';

const visaTypes = visaTypesOf({
  added: [
    {
      id: 'visita-familiar',
      names: { es: 'Visita familiar', en: 'Family visit' },
      validity: { count: 1, unit: 'months' },
    },
  ],
  retired: ['humanitaria'],
});

function showCard(kiosk: Partial<ClerkApi> = {}, language: 'es' | 'en' = 'es') {
  return show(
    <VisaTypesContext value={visaTypes}>
      <VisaTypesCard />
    </VisaTypesContext>,
    kiosk,
    language,
  );
}

const rowOf = (name: string) => within(screen.getByText(name).closest('li') as HTMLElement);

test('the list shows every kind with what it lasts, in the language of the view', () => {
  showCard({}, 'en');
  expect(screen.getAllByRole('listitem')).toHaveLength(17);
  expect(rowOf('Temporary visitor').getByText('180 days')).toBeDefined();
  expect(rowOf('Transit').getByText('No fixed length')).toBeDefined();
  expect(rowOf('Family visit').getByText('1 month')).toBeDefined();
  expect(rowOf('Humanitarian').getByText('Retired')).toBeDefined();
});

test('a kind is retired, and a retired one put back, by its own button', async () => {
  const asked: unknown[] = [];
  const { user } = showCard({
    setVisaTypeRetired: (input) => {
      asked.push(input);
      return done({});
    },
  });
  await user.click(screen.getByRole('button', { name: 'Retirar Visita familiar' }));
  await user.click(screen.getByRole('button', { name: 'Volver a ofrecer Humanitaria' }));
  expect(asked).toEqual([
    { id: 'visita-familiar', isRetired: true },
    { id: 'humanitaria', isRetired: false },
  ]);
});

test('a kind is added with both names and what it lasts; what is missing or taken is said', async () => {
  const asked: unknown[] = [];
  const { user } = showCard({
    addVisaType: (input) => {
      asked.push(input);
      return asked.length === 1
        ? Promise.resolve({ kind: 'error', error: { code: 'name-taken' } })
        : done({});
    },
  });
  await user.click(screen.getByRole('button', { name: 'Añadir tipo' }));
  const dialog = within(screen.getByRole('dialog'));
  const add = dialog.getByRole('button', { name: 'Añadir tipo' });
  await user.type(dialog.getByLabelText(/Nombre en español/), 'Tránsito');
  await user.click(add);
  expect(dialog.getByText(/Escriba el nombre en los dos idiomas/)).toBeDefined();
  await user.type(dialog.getByLabelText(/Nombre en inglés/), 'Crew');
  await user.click(add);
  expect(await dialog.findByText(/Ya hay un tipo con ese nombre/)).toBeDefined();
  const spanish = dialog.getByLabelText(/Nombre en español/);
  await user.clear(spanish);
  await user.type(spanish, 'Tripulante');
  await user.click(dialog.getByRole('button', { name: /Duración/ }));
  await user.click(screen.getByRole('option', { name: 'En días' }));
  await user.click(add);
  expect(dialog.getByText(/Escriba el nombre en los dos idiomas/)).toBeDefined();
  await user.type(dialog.getByLabelText(/Cuántos días/), '90');
  await user.click(add);
  expect(asked).toEqual([
    { names: { es: 'Tránsito', en: 'Crew' }, validity: null },
    { names: { es: 'Tripulante', en: 'Crew' }, validity: { count: 90, unit: 'days' } },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});
