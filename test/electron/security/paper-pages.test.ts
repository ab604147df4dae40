import { expect, test } from 'vitest';
import { createPaperPages } from '#electron/main/protocol/paper-pages.ts';

test('the address of a paper answers once, and another cannot be guessed from it', () => {
  const papers = createPaperPages();
  const first = papers.publish('<p>one</p>', 'text/html');
  const second = papers.publish('<p>two</p>', 'text/html');
  expect(first).toMatch(/^app:\/\/paper\/[0-9a-f-]{36}$/);
  expect(second).not.toBe(first);
  expect(papers.take(first)).toEqual({ body: '<p>one</p>', mediaType: 'text/html' });
  expect(papers.take(first)).toBeUndefined();
  papers.forget(second);
  expect(papers.take(second)).toBeUndefined();
});
