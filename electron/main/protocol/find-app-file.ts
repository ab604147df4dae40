import { extname, resolve, sep } from 'node:path';
import { paperOrigin, readerOrigin, viewOrigin } from './addresses.ts';
import { codeWorkerPolicy, readerPolicy, viewPolicy } from './content-policy.ts';

/** What may be served, by ending. A file of another kind is not found. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.gz': 'application/octet-stream',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

const CODE_WORKER = /^\/assets\/code-worker-[\w-]+\.js$/;
const SECURITY_IMAGE = /^\/security-images\/([a-z]+)\.svg$/;

export interface AppFolders {
  /** Built pages. */
  readonly renderer: string;
  readonly resources: string;
}

export interface AppFile {
  readonly path: string;
  readonly mediaType: string;
  readonly policy: string;
}

/** The file an address of ours names, or undefined: outside the folders, of an unknown kind, of another host. */
export function findAppFile(address: string, folders: AppFolders): AppFile | undefined {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  const origin = `${url.protocol}//${url.host}`;
  if (origin !== viewOrigin && origin !== readerOrigin) return undefined;
  const policy = origin === viewOrigin ? viewPolicy : readerPolicy;

  const image = SECURITY_IMAGE.exec(url.pathname)?.[1];
  if (image !== undefined && origin === viewOrigin) {
    const path = resolve(folders.resources, 'security-images', `${image}.svg`);
    return { path, mediaType: MEDIA_TYPES['.svg'] ?? '', policy };
  }

  const pathname = decodePath(url.pathname);
  if (pathname === undefined) return undefined;
  const path = resolve(folders.renderer, `.${pathname}`);
  const mediaType = MEDIA_TYPES[extname(path).toLowerCase()];
  if (!path.startsWith(folders.renderer + sep) || mediaType === undefined) return undefined;
  const isCodeWorker = origin === viewOrigin && CODE_WORKER.test(pathname);
  return { path, mediaType, policy: isCodeWorker ? codeWorkerPolicy : policy };
}

export function isPaperAddress(address: string): boolean {
  return address.startsWith(`${paperOrigin}/`);
}

function decodePath(pathname: string): string | undefined {
  try {
    const decoded = decodeURIComponent(pathname);
    return /[\0\\]/.test(decoded) || decoded.split('/').includes('..') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
