import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificateRequest } from '#electron/main/keys/certificate-request.ts';
import { type EmbeddedOffice, startEmbeddedOffice } from '#electron/tools/head-office/embedded-office.ts';
import { databaseName } from '#electron/tools/head-office/office-server.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { hashOf, makeTerminal, submit } from '#test/support/head-office/sample-terminal.ts';
import { hasPostgres, speed } from '#test/support/head-office/test-database.ts';

const root = join(import.meta.dirname, '../../..');

describe.skipIf(!hasPostgres())('npm run head-office', () => {
  let path = '';
  let embedded: EmbeddedOffice;
  const said: string[] = [];
  beforeAll(async () => {
    chmodSync(tmpdir(), 0o711);
    path = mkdtempSync(join(tmpdir(), 'ventanilla-office-'));
    chmodSync(path, 0o711);
    embedded = await startEmbeddedOffice(path, {
      port: 0,
      at: new Date(),
      say: (line) => said.push(line),
      settings: speed,
    });
  });
  afterAll(async () => {
    await embedded?.running.stop();
    rmSync(path, { recursive: true, force: true });
  });

  function call(...more: string[]): Promise<{ status: number; said: string; complained: string }> {
    const script = join(root, 'electron/tools/head-office.ts');
    return new Promise((resolve) => {
      execFile(
        join(root, 'node_modules/.bin/node'),
        [script, ...more, '--folder', path],
        { cwd: root },
        (error, stdout, stderr) =>
          resolve({ status: error === null ? 0 : Number(error.code), said: stdout, complained: stderr }),
      );
    });
  }

  test('a kiosk joins: code, fingerprint, certificate; its events are confirmed; revoked it is out', async () => {
    const refused = await call('enrol', '017-2', '--to', path);
    expect(refused).toMatchObject({ status: 1, complained: expect.stringContaining('--branch-name') });
    const enrolled = await call('enrol', '017-2', '--branch-name', 'Agencia Norte', '--to', path, '--json');
    expect(enrolled.status).toBe(0);
    const { code, file } = JSON.parse(enrolled.said) as { code: string; file: string };

    // What the kiosk does, with the file and the code.
    const joining = JSON.parse(readFileSync(file, 'utf8'));
    expect(joining).toMatchObject({
      format: 'ventanilla-joining-1',
      terminal: '017-2',
      database: databaseName,
    });
    const [id = '', ...secret] = code.split('-');
    const at = {
      host: joining.hosts[0].host,
      port: joining.hosts[0].port,
      database: joining.database,
      max: 1,
    };
    const door = postgres({
      ...at,
      username: `joining-${id}`,
      password: secret.join(''),
      ssl: { ca: joining.authority },
    });
    const terminal = makeTerminal('017-2');
    const csr = await makeCertificateRequest('terminal-017-2-1');
    const der = Buffer.from(csr.request.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    const request = canonicalJson({
      format: 'ventanilla-joining-request-1',
      terminal: '017-2',
      epoch: 1,
      publicKey: terminal.publicKey,
      recipient: await identityToRecipient(await generateX25519Identity()),
      csrHash: hashOf(der),
    });
    const signature = terminal.sign(request);
    const [asked] = await door`SELECT joining.ask(${request}, ${signature}, ${csr.request}) AS fingerprint`;

    expect(await call('admit', '017-2', '--fingerprint', '0000 0000')).toMatchObject({ status: 1 });
    const admitted = await call(
      'admit',
      '017-2',
      '--fingerprint',
      String(asked?.['fingerprint']).slice(0, 32),
    );
    expect(admitted).toMatchObject({ status: 0, said: expect.stringContaining('terminal-017-2-1') });
    const [collected] = await door`SELECT state, certificate FROM joining.collect()`;
    await door.end();
    const ssl = { ca: joining.authority, cert: collected?.['certificate'], key: csr.key };
    const line = postgres({ ...at, username: 'terminal-017-2-1', ssl });
    expect(await line`SELECT state, branch_name FROM counter.hello(1, 'test')`).toEqual([
      { state: 'active', branch_name: 'Agencia Norte' },
    ]);
    expect(await submit(line, 1, 1, [terminal.write()])).toMatchObject([{ state: 'received' }]);

    expect(await call('confirm')).toMatchObject({
      status: 0,
      said: 'Confirmed 1, refused 0, newer than this tool 0.\n',
    });
    const status = await call('status', '--json');
    expect(JSON.parse(status.said)).toMatchObject({
      branches: [{ branch: '017', terminals: 1, received: 1, unconfirmed: 0 }],
      troubles: [],
    });
    expect(await line`SELECT kind FROM counter.feed(0, 10)`).toEqual([
      { kind: 'decision' },
      { kind: 'event' },
    ]);

    expect((await call('revoke', '017-2', '--reason', 'stolen')).said).toContain('list of revoked ones');
    await expect(line`SELECT counter.clock()`).rejects.toThrow();
    await line.end();
    const again = postgres({ ...at, username: 'terminal-017-2-1', ssl });
    await expect(again`SELECT 1`).rejects.toThrow();
    await again.end();
  });

  test('begun again it is the same office, and keeps its keys to itself', async () => {
    const { fingerprint } = embedded.folder.office;
    await embedded.running.stop();
    expect(await call('status')).toMatchObject({
      status: 1,
      complained: expect.stringContaining('Is it started?'),
    });
    embedded = await startEmbeddedOffice(path, {
      port: 0,
      at: new Date(),
      say: (line) => said.push(line),
      settings: speed,
    });
    expect(embedded.folder.office.fingerprint).toBe(fingerprint);
    expect((await call('terminals')).said).toMatch(/017-2 epoch 1: revoked \(stolen\)/);
    if (process.platform !== 'win32') expect(statSync(join(path, 'keys')).mode & 0o077).toBe(0);
  });

  test('a call that is none says how to call', async () => {
    for (const wrong of [['enrol'], ['--other']]) {
      expect(await call(...wrong), wrong.join(' ')).toMatchObject({
        status: 2,
        complained: expect.stringContaining('usage:'),
      });
    }
  });
});
