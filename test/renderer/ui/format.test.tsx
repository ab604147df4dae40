// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { type Formats, useFormats } from '#renderer/ui/language/format.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { show } from '#test/renderer/support/show.tsx';

const instant = '2026-03-05T17:30:00Z';

function formatsIn(language: LanguageCode): Formats {
  let given: Formats | undefined;
  function Probe() {
    given = useFormats();
    return null;
  }
  show(<Probe />, {}, language);
  if (given === undefined) throw new Error('nothing was drawn');
  return given;
}

test('each language has its own formats, made once', () => {
  const spanish = formatsIn('es');
  const english = formatsIn('en');
  expect(spanish.fullMoment(instant)).toBe('5 mar 2026, 12:30');
  expect(english.fullMoment(instant)).not.toBe(spanish.fullMoment(instant));
  expect(formatsIn('es')).toBe(spanish);
});
