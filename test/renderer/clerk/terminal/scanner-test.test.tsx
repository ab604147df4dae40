// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ScannerTest } from '#renderer/clerk/terminal/scanner-test.tsx';
import { formatVisitCode } from '#shared/domain/numbers/identification-code.ts';
import { show } from '#test/renderer/support/show.tsx';

const slip = formatVisitCode({ branch: 17, terminal: 2, sequence: 318 });

test.each([
  ['E017-2-000001-V', /escribe como este teclado/],
  [slip, /escribe como este teclado/],
  ["E017'2'000001'V", /otro idioma de teclado/],
  ['E017ß2ß000001ßV', /otro idioma de teclado/],
  [slip.replaceAll('-', "'"), /otro idioma de teclado/],
  ['1710034065', /no es el código de un comprobante/],
])('%s', async (typed, verdict) => {
  const { user } = show(<ScannerTest />);
  await user.type(screen.getByRole('textbox'), `${typed}{Enter}`);
  expect(await screen.findByText(verdict)).toBeDefined();
});
