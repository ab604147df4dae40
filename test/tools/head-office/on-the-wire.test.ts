import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  makeAuthority,
  makeLoginCertificate,
  makeServerCertificate,
} from '#electron/tools/head-office/certificates.ts';
import { initialise } from '#electron/tools/head-office/initialise.ts';
import { connect } from '#electron/tools/head-office/office-server.ts';

const at = new Date();
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Something on the way to the database; gives its port, and everything that was said to it in clear. */
async function between(answer: (socket: Socket) => void): Promise<{ port: number; heard: Buffer[] }> {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => heard.push(data));
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard };
}

describe('the operator’s line to the database', () => {
  test.each(['N', 'E', 'Sand more'])('is never without TLS: an answer of %s ends it', async (said) => {
    const authority = await makeAuthority('Sede central de prueba', at);
    const { port, heard } = await between((socket) => socket.once('data', () => socket.end(said)));
    const server = { hosts: [{ host: '127.0.0.1', port }], authority: authority.certificate };
    const own = await makeLoginCertificate(authority, 'operator-prueba', at);
    const sql = connect(server, 'operator-prueba', own);
    await expect(sql`SELECT 1`).rejects.toThrow();
    await sql.end({ timeout: 0 });
    expect(heard[0]).toEqual(sslRequest);
    expect(Buffer.concat(heard).includes('operator-prueba')).toBe(false);
  });

  test.each([
    ['its own, by an address', '127.0.0.1', 'server', true],
    ['another name’s', 'db.example', 'server', false],
    ['a terminal’s, of the same authority', 'terminal-017-2-1', 'login', false],
  ])(
    'believes a certificate only where it is a server’s and names the host: %s',
    async (_what, name, kind, isBelieved) => {
      const authority = await makeAuthority('Sede central de prueba', at);
      const shown =
        kind === 'server'
          ? await makeServerCertificate(authority, [name], at)
          : await makeLoginCertificate(authority, name, at);
      let through = (): void => undefined;
      const isThrough = new Promise<boolean>((resolve) => {
        through = () => resolve(true);
      });
      const { port } = await between((socket) =>
        socket.once('data', () => {
          socket.removeAllListeners('data');
          socket.write('S');
          const secure = new TLSSocket(socket, { isServer: true, cert: shown.certificate, key: shown.key });
          secure.on('error', () => undefined);
          secure.once('data', () => {
            through();
            secure.destroy();
          });
        }),
      );
      const server = { hosts: [{ host: '127.0.0.1', port }], authority: authority.certificate };
      const own = await makeLoginCertificate(authority, 'operator-prueba', at);
      const sql = connect(server, 'operator-prueba', own);
      // The client may never answer on a line that broke (postgres 3.4.9).
      const refused = sql`SELECT 1`.then(
        () => true,
        () => false,
      );
      expect(await Promise.race([isThrough, refused])).toBe(isBelieved);
      await sql.end({ timeout: 0 });
    },
  );

  test.each(['', '?sslmode=require', '?sslmode=prefer', '?sslmode=disable'])(
    'does not bring the owner’s password to another machine where nothing proves that it is the right one: %s',
    async (mode) => {
      vi.stubEnv('VENTANILLA_ADMIN_URL', `postgres://postgres:secret@db.example:5432/postgres${mode}`);
      onTestFinished(() => void vi.unstubAllEnvs());
      const path = join(tmpdir(), 'ventanilla-no-office');
      const asked = initialise(path, { hosts: 'db.example:5432', name: undefined, at });
      await expect(asked).rejects.toThrow(/sslmode=verify-full/);
    },
  );
});
