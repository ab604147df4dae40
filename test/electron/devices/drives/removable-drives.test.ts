import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseMounts } from '#electron/main/devices/drives/list-drives.ts';
import { createRemovableDrives, driveAt } from '#electron/main/devices/drives/removable-drives.ts';

let root: string;
const drives = createRemovableDrives(async () => [driveAt(root)]);
const limit = 1000;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ventanilla-drive-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, content = 'content', daysAgo = 0): string {
  const path = join(root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  const time = new Date(Date.UTC(2026, 10, 23) - daysAgo * 86_400_000);
  utimesSync(path, time, time);
  return path;
}

/** Everything on the drive that a write would change. */
function trace(): string {
  const lines = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const facts = statSync(join(root, name));
      const hash = facts.isFile()
        ? createHash('sha256')
            .update(readFileSync(join(root, name)))
            .digest('hex')
        : '';
      return `${name} ${facts.mtimeMs} ${facts.size} ${hash}`;
    });
  return lines.join('\n');
}

test('offers documents by their names, newest first, and nothing else', async () => {
  put('contrato.pdf', 'a', 2);
  put('fotos/pasaporte.JPG', 'b', 1);
  put('fotos/visa.webp', 'c', 0);
  for (const other of [
    'programa.exe',
    '.oculto.pdf',
    '~$contrato.pdf',
    'notas.txt',
    '$RECYCLE.BIN/viejo.pdf',
  ]) {
    put(other);
  }
  put('a/b/c/d/demasiado-hondo.pdf');
  const names = (await drives.findDocuments(driveAt(root))).map(({ name }) => name);
  expect(names).toEqual(['visa.webp', 'pasaporte.JPG', 'contrato.pdf']);
});

test('reads a chosen file and leaves the drive as it was', async () => {
  const path = put('contrato.pdf', 'the contract');
  const before = trace();
  const readBefore = statSync(path).atimeMs;
  await drives.findDocuments(driveAt(root));
  const bytes = await drives.read(driveAt(root), path, limit);
  expect(new TextDecoder().decode(bytes as Uint8Array)).toBe('the contract');
  if (process.platform === 'linux') expect(statSync(path).atimeMs).toBe(readBefore);
  expect(trace()).toBe(before);
});

test('a link that leads off the drive is neither offered nor read', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'ventanilla-outside-'));
  const secret = join(outside, 'secret.pdf');
  writeFileSync(secret, 'of this machine');
  symlinkSync(secret, join(root, 'contrato.pdf'));
  symlinkSync(outside, join(root, 'folder'));
  expect(await drives.findDocuments(driveAt(root))).toEqual([]);
  expect(await drives.read(driveAt(root), join(root, 'contrato.pdf'), limit)).toBeUndefined();
  expect(await drives.read(driveAt(root), join(root, 'folder', 'secret.pdf'), limit)).toBeUndefined();
  rmSync(outside, { recursive: true, force: true });
});

test('a file that is too large, gone, or a folder is not read', async () => {
  const path = put('contrato.pdf', 'x'.repeat(limit + 1));
  expect(await drives.read(driveAt(root), path, limit)).toBe('too-large');
  expect(await drives.read(driveAt(root), join(root, 'gone.pdf'), limit)).toBeUndefined();
  mkdirSync(join(root, 'folder.pdf'));
  expect(await drives.read(driveAt(root), join(root, 'folder.pdf'), limit)).toBeUndefined();
});

test('a drive pulled out while it is looked at is an empty one', async () => {
  rmSync(root, { recursive: true });
  expect(await drives.findDocuments(driveAt(root))).toEqual([]);
});

test('mounts of removable drives are known by where they are', () => {
  const mounts = `/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /media/clerk/MI\\040DISCO vfat rw,nosuid 0 0
/dev/sdc1 /run/media/clerk/USB exfat rw 0 0
/dev/sdd1 /mnt/usb vfat ro 0 0
/dev/sde1 /home ext4 rw 0 0
tmpfs /mnt/memory tmpfs rw 0 0`;
  expect(parseMounts(mounts)).toEqual([
    { root: '/media/clerk/MI DISCO', name: 'MI DISCO' },
    { root: '/run/media/clerk/USB', name: 'USB' },
    { root: '/mnt/usb', name: 'usb' },
  ]);
});
