import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentPath } from '#electron/main/documents/document-folder.ts';
import { register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** What nobody needs, lies in the data folder and gives no bytes keeps no store from opening, and nothing waits for it. */

const stray = 'ab'.repeat(32);

/** A kiosk that was at work and is started once more after `change`. */
function startedAfter(
  change: (dataDirectory: string) => void,
  story: (test: KioskTest) => Promise<void> | void,
): Promise<void> {
  return withKiosk(async (test) => {
    await signInAsClerk(test);
    await register(test);
    await test.kiosk().close();
    change(test.dataDirectory);
    await test.restart();
    await story(test);
  });
}

const opens = (test: KioskTest) => expect(test.kiosk().clerkSession()).toMatchObject({ state: 'signed-out' });

const makers: Readonly<Record<string, (path: string) => void>> = {
  'a folder': (path) => mkdirSync(path),
  // Windows knows neither.
  ...(process.platform === 'win32'
    ? {}
    : {
        'a link to itself': (path) => symlinkSync(path, path),
        'a pipe, which gives nothing for ever': (path) => void execFileSync('mkfifo', [path]),
      }),
};

describe.each(Object.entries(makers))('%s', (_what, make) => {
  test('among the documents under a name that no row has is left where it lies', () =>
    startedAfter(
      (dataDirectory) => {
        const path = documentPath(dataDirectory, stray);
        mkdirSync(dirname(path), { recursive: true });
        make(path);
      },
      async (test) => {
        opens(test);
        expect(readdirSync(join(test.dataDirectory, 'documents', 'ab'))).toContain(stray);
      },
    ));

  test('in the place of a document that a row has is a damaged document', () =>
    withKiosk(async (test) => {
      await signInAsClerk(test);
      const { visitId } = await register(test);
      const { documents } = await test.call('getVisit', { visitId });
      for (const entry of readdirSync(join(test.dataDirectory, 'documents'), {
        recursive: true,
        withFileTypes: true,
      })) {
        if (!entry.isFile()) continue;
        rmSync(join(entry.parentPath, entry.name));
        make(join(entry.parentPath, entry.name));
      }
      const page = { documentId: documents[0]?.id ?? '', page: 1 };
      expect(await test.callForError('getDocumentPage', page)).toEqual({ code: 'damaged' });
      await test.restart();
      opens(test);
    }));

  test('where the last end left its mark for the backup place is none', () =>
    startedAfter((dataDirectory) => make(join(dataDirectory, 'backup-mark.json')), opens));

  test('where a restore leaves its mark is said', () =>
    startedAfter(
      (dataDirectory) => make(join(dataDirectory, 'restored')),
      (test) => {
        // A link that leads nowhere is no mark.
        const session = test.kiosk().clerkSession();
        if (session.state !== 'signed-out') {
          expect(session).toMatchObject({
            state: 'unavailable',
            problem: 'not-a-file',
            file: 'restored',
          });
        }
      },
    ));
});

test('a lock’s file that is damaged says nothing of the database, and is kept beside another', () =>
  startedAfter(
    (dataDirectory) => writeFileSync(join(dataDirectory, 'ventanilla.lock'), 'x'.repeat(5000)),
    (test) => {
      opens(test);
      expect(readFileSync(join(test.dataDirectory, 'ventanilla.lock.set-aside'), 'utf8')).toContain('xxx');
    },
  ));

test('what gives no bytes is not swept either, however old', () =>
  startedAfter(
    (dataDirectory) => {
      const path = documentPath(dataDirectory, stray);
      mkdirSync(path, { recursive: true });
      const old = new Date(Date.now() - 3 * 60 * 60_000);
      utimesSync(path, old, old);
    },
    async (test) => {
      opens(test);
      await test.restart();
      expect(readdirSync(join(test.dataDirectory, 'documents', 'ab'))).toContain(stray);
    },
  ));
