import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import type { DriveFile } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { documentSizeLimit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { addDocument } from './add-document.ts';

/** Files shown at once, of all drives. */
const MOST_OFFERED = 60;

/** Names, sizes and times only. A file that was there at the first look is not called new. */
export async function listDriveFiles(context: Context): Promise<Result<'listDriveFiles'>> {
  const { capture, drives, randomness } = context;
  const present = await drives.list();
  const known = new Map([...capture.offered].map(([id, { path }]) => [path, id]));
  const files: DriveFile[] = [];
  const still = new Set<string>();
  // Side by side: one that hangs keeps none of the others from being shown.
  const looks = present.map(async (drive) => ({ drive, found: await drives.findDocuments(drive) }));
  for (const { drive, found } of await Promise.all(looks)) {
    const first = capture.seen.get(drive.root);
    if (first === undefined) capture.seen.set(drive.root, new Set(found.map(({ path }) => path)));
    for (const { path, name, size, modifiedAt } of found) {
      const id = known.get(path) ?? randomness.uuid();
      capture.offered.set(id, { drive, path });
      still.add(id);
      const isNew = first !== undefined && !first.has(path);
      files.push({ id, name, drive: drive.name, size, modifiedAt: modifiedAt.toISOString(), isNew });
    }
  }
  for (const id of capture.offered.keys()) if (!still.has(id)) capture.offered.delete(id);
  for (const root of capture.seen.keys()) {
    // A drive that comes back is looked at afresh.
    if (!present.some((drive) => drive.root === root)) capture.seen.delete(root);
  }
  files.sort((a, b) => Number(b.isNew) - Number(a.isNew) || b.modifiedAt.localeCompare(a.modifiedAt));
  return done({ drives: present.map(({ name }) => name), files: files.slice(0, MOST_OFFERED) });
}

export async function addDriveFile(
  context: Context,
  { visitId, kind, fileId }: Input<'addDriveFile'>,
): Promise<Result<'addDriveFile'>> {
  const offered = context.capture.offered.get(fileId);
  if (offered === undefined) return failed({ code: 'file-gone' });
  const bytes = await context.drives.read(offered.drive, offered.path, documentSizeLimit);
  if (bytes === undefined) return failed({ code: 'file-gone' });
  if (bytes === 'too-large') return failed({ code: 'too-large' });
  return addDocument(context, { visitId, kind, bytes });
}
