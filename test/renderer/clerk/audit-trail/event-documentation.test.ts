import { describe, expect, test } from 'vitest';
import { documentationOf, eventChoices } from '#renderer/clerk/audit-trail/event-documentation.ts';
import { auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import { clerkLanguageCodes } from '#shared/domain/language-code.ts';

describe.each(clerkLanguageCodes)('the events of the trail in %s', (language) => {
  const choices = eventChoices(language);

  test('are told in sentences of that language, not of the names in an entry', () => {
    for (const id of Object.keys(auditEvents)) {
      expect(documentationOf(id, language)).not.toMatch(/[.] \p{Ll}/u);
      expect(documentationOf(id, language), id).toMatch(/[.]$/);
      // A value's own name, and what is left where one was taken out of a sentence.
      expect(documentationOf(id, language), id).not.toMatch(/\p{Ll}\p{Lu}|[,;:(] ?[.]| of [.]/u);
    }
  });

  test('are chosen by what they mean, each once and told apart', () => {
    expect(new Set(choices.map(({ id }) => id))).toEqual(new Set(Object.keys(auditEvents)));
    expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length);
    for (const { id, label } of choices) {
      expect(label).not.toContain(id);
      expect(label).toMatch(/^\p{Lu}/u);
    }
  });
});

test('one that this version does not know keeps its id', () => {
  expect(documentationOf('from-the-future', 'es')).toBe('from-the-future');
});
