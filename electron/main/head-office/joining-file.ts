import { X509Certificate } from 'node:crypto';
import { type JoiningFile, joiningFile } from '#shared/contract/head-office/joining.ts';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import { readHeadOfficeKeys } from '../packets/head-office-keys.ts';

/** Bytes of a joining file at most. */
export const longestJoiningFile = 30_000;

/** Undefined where a text is no joining file, or its authority or keys are none. */
export function readJoiningFile(content: string): JoiningFile | undefined {
  try {
    const file = joiningFile.parse(JSON.parse(content));
    const keys = readHeadOfficeKeys(headOfficeContent(file.headOffice));
    return keys !== undefined && new X509Certificate(file.authority).ca ? file : undefined;
  } catch {
    return undefined;
  }
}

/** As people name them: `db1.example:5432`. */
export function hostNames(hosts: JoiningFile['hosts']): string[] {
  return hosts.map(({ host, port }) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`));
}
