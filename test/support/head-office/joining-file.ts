import { makeAuthority } from '#electron/tools/head-office/certificates.ts';
import { makeOffice } from './make-office.ts';

/** What a head office that nobody reaches hands out for a terminal; another one each time. */
export async function joiningFileOf(terminal: string): Promise<string> {
  const authority = await makeAuthority('Sede central de prueba', new Date());
  const { keys: headOffice } = await makeOffice();
  const hosts = [{ host: 'head-office.invalid', port: 5432 }];
  return JSON.stringify({
    format: 'ventanilla-joining-1',
    terminal,
    hosts,
    database: 'ventanilla',
    authority: authority.certificate,
    headOffice,
  });
}
