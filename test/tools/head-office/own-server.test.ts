import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeOfficeFolder } from '#electron/tools/head-office/office-folder.ts';
import { accessRules } from '#electron/tools/head-office/office-server.ts';

test('no key in the operator’s folder opens an institution’s server as its owner', async () => {
  const path = join(tmpdir(), 'ventanilla-own-server');
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const where = { hosts: [{ host: 'db.example', port: 5432 }], login: 'operator-prueba' };
  await makeOfficeFolder(path, 'Sede central de prueba', where, new Date(), { isEmbedded: false });
  expect(readdirSync(join(path, 'keys')).toSorted()).toEqual([
    'authority.crt',
    'authority.pem',
    'office.key',
    'operator-prueba.crt',
    'operator-prueba.pem',
  ]);
  expect(accessRules).not.toContain('postgres');
});
