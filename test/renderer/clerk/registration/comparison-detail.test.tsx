// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ComparisonDetail } from '#renderer/clerk/registration/steps/comparison-detail.tsx';
import { comparePassportAndContract } from '#shared/domain/registration/document-comparison.ts';
import { show } from '#test/renderer/support/show.tsx';

const passport = { surname: 'Pérez Gómez', givenNames: 'Ana', number: 'AB0123456', nationality: 'VEN' };

function detail(contract: { workerName?: string; workerDocument?: string }, language: 'es' | 'en' = 'es') {
  const rows = comparePassportAndContract(passport, {
    workerName: 'PÉREZ GÓMEZ ANA',
    workerDocument: 'AB0123456',
    ...contract,
  });
  show(
    rows.map((row) => <ComparisonDetail key={row.field} row={row} />),
    {},
    language,
  );
  return screen.queryAllByRole('listitem').map((item) => item.textContent);
}

it('says nothing where nothing differs', () => {
  expect(detail({})).toEqual([]);
});

it('sets the words of both names under each other and says how each matches', () => {
  expect(detail({ workerName: 'Ana Lucía Perez' })).toEqual([
    'PÉREZPEREZcambian las tildes',
    'GÓMEZ—solo en el pasaporte',
    'ANAANAen otro lugar',
    '—LUCÍAsolo en el contrato',
  ]);
});

it('shows which characters of the number only look alike, in the clerk’s language', () => {
  const items = detail({ workerDocument: 'ABO123456' }, 'en');
  expect(items[2]).toBe('0O');
  expect(screen.getByText(/look-alike characters/)).toBeTruthy();
  expect(
    within(document.body).getByText('The number, character by character: passport above, contract below'),
  ).toBeTruthy();
});

it('gives no look-alike hint when another digit stands there', () => {
  expect(detail({ workerDocument: 'AB0123457' }).at(-1)).toBe('67');
  expect(screen.queryByText(/caracteres parecidos/)).toBeNull();
});
