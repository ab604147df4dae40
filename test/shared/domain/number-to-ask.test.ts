import { expect, test } from 'vitest';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { readNumberToAsk } from '#shared/domain/numbers/number-to-ask.ts';

test('a whole number may be asked for, however it is written', () => {
  const code = formatIdentificationCode({ branch: 17, terminal: 2, sequence: 42 });
  const key = code.replaceAll('-', '');
  expect(readNumberToAsk(code.toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'code', key });
  expect(readNumberToAsk('1710034065')).toEqual({ kind: 'cedula', key: '1710034065' });
  expect(readNumberToAsk(' s-0123 4567 ')).toEqual({ kind: 'document', key: 'S01234567' });
  // Ten digits that are no cédula may be another country's document.
  expect(readNumberToAsk('1020304050')).toEqual({ kind: 'document', key: '1020304050' });
});

test('a name, part of a number and a code that is mistyped may not', () => {
  for (const text of ['', 'QUINTERO', 'María Fernanda', 'S012', 'E017-2-000042-0', `A1${'2'.repeat(40)}`]) {
    expect(readNumberToAsk(text), text).toBeUndefined();
  }
});
