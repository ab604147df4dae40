import { expect, test } from 'vitest';
import { codeWorkerPolicy, readerPolicy, viewPolicy } from '#electron/main/protocol/content-policy.ts';
import { findAppFile } from '#electron/main/protocol/find-app-file.ts';

const folders = { renderer: '/opt/kiosk/out/renderer', resources: '/opt/kiosk/resources' };
const find = (address: string) => findAppFile(address, folders);

test('pages and their files are found, each with its type and policy', () => {
  expect(find('app://kiosk/clerk.html')).toEqual({
    path: '/opt/kiosk/out/renderer/clerk.html',
    mediaType: 'text/html; charset=utf-8',
    policy: viewPolicy,
  });
  expect(find('app://reader/assets/reader.js')?.policy).toBe(readerPolicy);
  expect(find('app://kiosk/assets/code-worker-Ab1_.js')?.policy).toBe(codeWorkerPolicy);
  expect(find('app://kiosk/assets/photo-worker-Ab1_.js')?.policy).toBe(viewPolicy);
  expect(find('app://kiosk/assets/code-worker-Ab1_.html')?.policy).toBe(viewPolicy);
  expect(find('app://reader/assets/pdf.worker.mjs')?.mediaType).toContain('text/javascript');
  expect(find('app://reader/pdfjs/wasm/jbig2.wasm')?.mediaType).toBe('application/wasm');
});

test('security images come from the resources, for the views alone', () => {
  expect(find('app://kiosk/security-images/cat.svg')?.path).toBe(
    '/opt/kiosk/resources/security-images/cat.svg',
  );
  expect(find('app://reader/security-images/cat.svg')?.path).not.toContain('/resources/');
});

test.each([
  'app://kiosk/../main/index.js',
  'app://kiosk/%2e%2e/main/index.js',
  'app://kiosk/..%2fmain/index.js',
  'app://kiosk/..%5cmain%5cindex.js',
  'app://kiosk/assets/%00.js',
  'app://kiosk/%E0%A4%A.js',
  'app://kiosk/',
  'app://kiosk/clerk',
  'app://kiosk/secret.db',
  'app://kiosk/index.js.map',
  'app://elsewhere/clerk.html',
  'app://user:word@kiosk/clerk.html',
  'app://kiosk:81/clerk.html',
  'file:///etc/passwd.html',
  'https://kiosk/clerk.html',
  'not an address',
])('%s leads nowhere outside the pages', (address) => {
  const path = find(address)?.path;
  expect(path === undefined || path.startsWith('/opt/kiosk/out/renderer/main/')).toBe(true);
});
