import { makeOfficeKeys, type Office, officeOf } from '#electron/tools/head-office/office.ts';

/** A head office for tests. */
export async function makeOffice(name = 'Sede central de prueba'): Promise<Office> {
  return officeOf(await makeOfficeKeys(name));
}
