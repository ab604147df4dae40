import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paperPolicy, readerPolicy, viewPolicy } from '#electron/main/protocol/content-policy.ts';
import { createPaperPages, type PaperPages } from '#electron/main/protocol/paper-pages.ts';

vi.mock('electron', () => ({ protocol: {} }));
const { serveApp } = await import('#electron/main/protocol/serve-app.ts');

/** What a page gets with its bytes: without its policy it may do everything. */

let folder = '';
let papers: PaperPages;
let ask: (address: string, method?: string) => Promise<Response>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ventanilla-pages-'));
  for (const name of ['clerk.html', 'reader.html']) writeFileSync(join(folder, name), '<p>');
  papers = createPaperPages();
  const handle = (_scheme: string, answer: (request: Request) => Promise<Response>) => {
    ask = (address, method = 'GET') => answer({ url: address, method } as Request);
  };
  const session = { protocol: { handle } } as unknown as Session;
  serveApp(session, { renderer: folder, resources: folder }, papers);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every page comes with its policy, and is never taken for something else or kept', async () => {
  const paper = papers.publish('<p>', 'text/html');
  const pages = [
    ['app://kiosk/clerk.html', viewPolicy],
    ['app://reader/reader.html', readerPolicy],
    [paper, paperPolicy],
  ] as const;
  for (const [address, policy] of pages) {
    const { status, headers } = await ask(address);
    expect(status, address).toBe(200);
    expect(headers.get('Content-Security-Policy'), address).toBe(policy);
    expect(headers.get('X-Content-Type-Options'), address).toBe('nosniff');
    expect(headers.get('Cache-Control'), address).toBe('no-store');
  }
});

test('nothing else is answered', async () => {
  expect((await ask('app://kiosk/clerk.html', 'POST')).status).toBe(405);
  for (const address of ['app://kiosk/nothing.html', 'app://elsewhere/clerk.html', 'app://paper/none']) {
    expect((await ask(address)).status, address).toBe(404);
  }
});
