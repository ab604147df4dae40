import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appScheme } from './addresses.ts';
import { paperPolicy } from './content-policy.ts';
import { type AppFolders, findAppFile, isPaperAddress } from './find-app-file.ts';
import type { PaperPages } from './paper-pages.ts';

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** Must run before `ready`: a standard, secure scheme has an origin, so that policies and storage mean something. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers `app://` with our own files and with papers in memory. There is no other address in the product. */
export function serveApp(session: Session, folders: AppFolders, papers: PaperPages): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    if (isPaperAddress(request.url)) {
      const page = papers.take(request.url);
      if (page === undefined) return refusal(404);
      return answer(page.body, page.mediaType, paperPolicy);
    }
    const file = findAppFile(request.url, folders);
    if (file === undefined) return refusal(404);
    try {
      return answer(await readFile(file.path), file.mediaType, file.policy);
    } catch {
      return refusal(404);
    }
  });
}

function answer(body: string | Uint8Array, mediaType: string, policy: string): Response {
  return new Response(typeof body === 'string' ? body : Uint8Array.from(body), {
    headers: { ...COMMON_HEADERS, 'Content-Type': mediaType, 'Content-Security-Policy': policy },
  });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: COMMON_HEADERS });
}
