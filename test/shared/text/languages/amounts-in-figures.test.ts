import { expect, test } from 'vitest';
import { parseTypedAmount } from '#shared/domain/registration/amounts.ts';
import { amountInFigures } from '#shared/text/languages/amounts-in-figures.ts';

test.each([
  ['640', '640,00', '640.00'],
  ['640.00', '640,00', '640.00'],
  ['640,5', '640,50', '640.50'],
  ['USD 1250.00', '1.250,00', '1,250.00'],
  ['$1.250,75', '1.250,75', '1,250.75'],
  ['1,234,567.89', '1.234.567,89', '1,234,567.89'],
])('%s is written as each language writes a sum', (typed, es, en) => {
  expect(amountInFigures(typed, 'es')).toBe(es);
  expect(amountInFigures(typed, 'en')).toBe(en);
});

test.each(['mucho', '', '12,34,5', '1234567', '640.12.4', '-5'])(
  '%s is no sum and stays as it is',
  (typed) => {
    expect(parseTypedAmount(typed)).toBeNull();
    expect(amountInFigures(typed, 'es')).toBe(typed);
  },
);
