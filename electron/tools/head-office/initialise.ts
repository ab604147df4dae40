import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeRevocationList, makeServerCertificate } from './certificates.ts';
import { makeOffice, operatorLogin } from './embedded-office.ts';
import { isOfficeFolder, makeOfficeFolder, openOfficeFolder } from './office-folder.ts';
import { accessRules, databaseName } from './office-server.ts';
import type { Report } from './report.ts';
import { Trouble } from './trouble.ts';

/**
 * Head office on a PostgreSQL of the institution's: keys and certificates in `path`, database and schema there. The URL of
 * a login that may make databases and roles stands in VENTANILLA_ADMIN_URL, because a call is seen by others. Once more,
 * it applies what is missing of the schema. Throws `Trouble`.
 */
export async function initialise(
  path: string,
  {
    hosts,
    name,
    at,
  }: { readonly hosts: string | undefined; readonly name: string | undefined; readonly at: Date },
): Promise<Report> {
  const url = process.env['VENTANILLA_ADMIN_URL'];
  if (url === undefined) {
    throw new Trouble('Put the URL of a login that may make databases and roles into VENTANILLA_ADMIN_URL.');
  }
  checkWay(url);
  const isNew = !isOfficeFolder(path);
  const folder = isNew
    ? await makeOfficeFolder(
        path,
        name ?? 'Sede central',
        { hosts: readHosts(hosts), login: operatorLogin() },
        at,
        { isEmbedded: false },
      )
    : await openOfficeFolder(path);
  const forServer = join(path, 'for-the-server');
  if (isNew) {
    mkdirSync(forServer, { recursive: true, mode: 0o700 });
    const named = folder.server.hosts.map(({ host }) => host);
    const { certificate, key } = await makeServerCertificate(folder.authority, named, at);
    writeFileSync(join(forServer, 'server.crt'), certificate);
    writeFileSync(join(forServer, 'server.key'), key, { mode: 0o600 });
    writeFileSync(join(forServer, 'authority.crt'), folder.authority.certificate);
    writeFileSync(join(forServer, 'revoked.crl'), await makeRevocationList(folder.authority, [], at));
    writeFileSync(join(forServer, 'pg_hba.conf'), accessRules);
  }
  const open = (database: string) => postgres(url, { database, max: 1, onnotice: () => undefined });
  const admin = open('postgres');
  try {
    const outcome = await makeOffice(admin, () => open(databaseName), folder);
    const lines = [
      `The schema is at ${outcome.to} (was ${outcome.from}). Operator: ${folder.login}.`,
      ...(isNew
        ? [
            `For the server, in ${forServer}: its certificate and key, the authority, the list of revoked ones, and the lines of`,
            'pg_hba.conf, above its own. The key must be readable by the server’s account alone (mode 600). Set ssl to on, ssl_cert_file,',
            'ssl_key_file, ssl_ca_file and ssl_crl_file to where they lie, and restart it; then try:',
            `  npm run head-office -- status --folder ${path}`,
            `The keys in ${join(path, 'keys')} are head office: keep them where the database is not.`,
          ]
        : []),
    ];
    return { lines, facts: { ...outcome, login: folder.login } };
  } finally {
    await admin.end({ timeout: 2 });
  }
}

/** A superuser's password, and every statement, go this way: to this machine, or to whom a certificate proves. Throws `Trouble`. */
function checkWay(url: string): void {
  const { hostname, searchParams } = new URL(url);
  const isHere = hostname === '' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (isHere || searchParams.get('sslmode') === 'verify-full') return;
  throw new Trouble(
    `What goes to ${hostname} would be protected by nothing, or by whoever answers there. Call this on the server itself, by 127.0.0.1, or end VENTANILLA_ADMIN_URL with ?sslmode=verify-full, and name the authority of its certificate in NODE_EXTRA_CA_CERTS.`,
  );
}

function readHosts(hosts: string | undefined): { host: string; port: number }[] {
  const read = (hosts ?? '').split(',').flatMap((each) => {
    const [, host, port] = /^([a-zA-Z0-9.-]+):(\d{1,5})$/.exec(each.trim()) ?? [];
    return host === undefined ? [] : [{ host, port: Number(port) }];
  });
  if (read.length === 0)
    throw new Trouble('Say how kiosks reach the database: --hosts db1.example:5432,db2.example:5432');
  return read;
}
