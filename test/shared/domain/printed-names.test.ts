import { expect, it } from 'vitest';
import { namesBehindMrz } from '#shared/domain/names/printed-names.ts';

const mrz = { surname: 'QUINTERO NANEZ', givenNames: 'MARIA FERNANDA' };
const printed = { surname: 'QUINTERO ÑÁÑEZ', givenNames: 'MARÍA FERNANDA' };

it.each([
  ['María Fernanda Quintero Ñáñez', mrz, printed],
  ['QUINTERO ÑÁÑEZ, MARÍA FERNANDA', mrz, printed],
  ['Quintero Ñáñez  María Fernanda', mrz, printed],
  [
    'Jean-Pierre Müller',
    { surname: 'MUELLER', givenNames: 'JEAN PIERRE' },
    { surname: 'MÜLLER', givenNames: 'JEAN-PIERRE' },
  ],
  ['Ñusta', { surname: '', givenNames: 'NUSTA' }, { surname: '', givenNames: 'ÑUSTA' }],
  ['Ñusta', { surname: 'NUSTA', givenNames: '' }, { surname: 'ÑUSTA', givenNames: '' }],
])('%j writes %j with the letters of the passport', (text, zone, names) => {
  expect(namesBehindMrz(text, zone, 39)).toEqual(names);
});

it.each([
  [
    'the same letters say nothing new',
    'María Fernanda Quintero Nanez'.normalize('NFD').replaceAll(/\p{M}/gu, ''),
    mrz,
  ],
  ['a name less', 'María Quintero Ñáñez', mrz],
  ['somebody else', 'Luisa Fernanda Quintero Ñáñez', mrz],
  ['no name', '', mrz],
  ['no MRZ', 'María Quintero', { surname: '', givenNames: '' }],
])('%s: nothing is offered', (_why, text, zone) => {
  expect(namesBehindMrz(text, zone, 39)).toBeNull();
});
