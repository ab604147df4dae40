import { expect, test } from 'vitest';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import { composeMessage } from '#shared/text/languages/messages/compose-message.ts';
import { contactChangedMessage } from '#shared/text/languages/messages/contact-changed-message.ts';

/** Characters that a locked telephone shows of a message's beginning, at most. */
const shownOverAShoulder = 110;

test('a message in another language is followed by Spanish; in Spanish it says everything once', () => {
  const english = codeMessage('en', 'unlock', '482913', 3);
  expect(english.subject).toBe('Your code to unlock the credential · Su código para desbloquear la clave');
  for (const body of [english.text, english.html]) {
    expect(body.indexOf('works once')).toBeGreaterThan(0);
    expect(body.indexOf('una sola vez')).toBeGreaterThan(body.indexOf('works once'));
  }
  const spanish = codeMessage('es', 'unlock', '482913', 3);
  expect(spanish.subject).toBe('Su código para desbloquear la clave');
  expect(spanish.text.match(/482913/g)).toHaveLength(1);
  expect(spanish.html.match(/<section lang="(..)">/g)).toEqual(['<section lang="es">']);
});

test.each(['generation', 'unlock', 'recovery'] as const)(
  'the code for %s is not in the subject nor in the beginning that a locked telephone shows',
  (purpose) => {
    for (const language of ['es', 'en'] as const) {
      const { subject, text, html } = codeMessage(language, purpose, '482913', 15);
      expect(subject).not.toMatch(/\d/);
      expect(text.slice(0, shownOverAShoulder)).not.toMatch(/\d/);
      expect(text).toMatch(/^ {4}482913$/m);
      expect(html).toContain('>482913<');
    }
  },
);

test('words are escaped, and the HTML refers to nothing outside itself', () => {
  const words = { subject: 'A & "B"', opening: '<img src=x onerror=alert(1)>', paragraphs: ["it's"] };
  const { text, html } = composeMessage('es', () => words);
  expect(text).toContain('<img src=x');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('<title>A &amp; &quot;B&quot;</title>');
  expect(html).toContain('it&#39;s');
  expect(html).not.toMatch(/<(img|script|link|a|iframe|object|video)\b|url\(|https?:/i);
});

test.each(['before', 'new'] as const)(
  'a change of contact data is told to the mailbox (%s) without an address, a name or a code',
  (mailbox) => {
    for (const language of ['es', 'en'] as const) {
      const { subject, text, html } = contactChangedMessage(language, mailbox, 7);
      expect(subject).not.toMatch(/\d|@/);
      expect(text).not.toMatch(/@|E\d{3}|\d{3,}/);
      expect(html).toContain('7');
    }
  },
);
