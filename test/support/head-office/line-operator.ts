import type postgres from 'postgres';
import { admitRequest, enrol, listRequests, setTerminalState } from '#electron/tools/head-office/admit.ts';
import { certifyLogin, readCertificateRequest, serialOf } from '#electron/tools/head-office/certificates.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import type { OfficeFolder } from '#electron/tools/head-office/office-folder.ts';
import type { TestDatabase } from './test-database.ts';
import { startOperator } from './test-operator.ts';

/** What people at head office do with a kiosk that joins. */
export interface LineOperator {
  readonly db: TestDatabase;
  readonly sql: postgres.Sql;
  readonly office: Office;
  /** Makes a code and writes the joining file on a drive. */
  enrol(terminal: string, drive: string): Promise<{ readonly id: string; readonly code: string }>;
  /** Admits what was asked with a code; gives the fingerprint of the request. */
  admit(id: string): Promise<string>;
  /** The same, with a certificate for another login than was asked for. */
  admitAs(id: string, login: string): Promise<void>;
  /** It speaks no more, and its branch is told. */
  revoke(terminal: string): Promise<void>;
}

/** For a database that nobody has given a head office yet. */
export async function startLineOperator(db: TestDatabase): Promise<LineOperator> {
  const { sql, office } = await startOperator(db);
  const { server, authority } = db;
  const folder = { server, office, authority } as OfficeFolder;
  async function asked(id: string) {
    const request = (await listRequests(sql)).find((each) => each.id === id);
    if (request === undefined) throw new Error('nobody asked');
    return request;
  }
  return {
    db,
    sql,
    office,
    async enrol(terminal, drive) {
      const wishes = { terminal, branchName: 'Agencia Centro', hours: 24, to: drive };
      const { code } = await enrol(sql, folder, wishes);
      return { id: code.slice(0, 4), code };
    },
    async admit(id) {
      const request = await asked(id);
      await admitRequest(sql, folder, request, new Date());
      return request.fingerprint;
    },
    revoke: (terminal) =>
      setTerminalState(sql, folder, { terminal, state: 'revoked', reason: 'robado', at: new Date() }),
    async admitAs(id, login) {
      const { csr, request, terminal } = await asked(id);
      const wanted = await readCertificateRequest(csr);
      if (wanted === undefined) throw new Error('no certificate request');
      const certificate = await certifyLogin(authority, login, wanted.publicKey, new Date());
      const { epoch, publicKey } = JSON.parse(request) as {
        readonly epoch: number;
        readonly publicKey: string;
      };
      await sql`SELECT desk.admit(${id}, ${terminal}, ${epoch}, ${publicKey}, 'age1test', ${serialOf(certificate)},
        ${certificate})`;
    },
  };
}
