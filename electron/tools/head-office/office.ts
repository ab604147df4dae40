import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { makeSigningKey, readSigningKey } from '#electron/main/keys/signing-key.ts';
import { fingerprintOf, headOfficeKeysFileName } from '#electron/main/packets/head-office-keys.ts';
import { type HeadOfficeKeys, headOfficeContent } from '#shared/contract/head-office/packet.ts';

/** A head office: what it hands out, and what it keeps to itself. */
export interface Office {
  readonly keys: HeadOfficeKeys;
  readonly fingerprint: string;
  /** Age key. */
  readonly identity: string;
  readonly signingKey: KeyObject;
}

export async function makeOfficeKeys(name: string): Promise<OfficeKeys> {
  return { name, identity: await generateX25519Identity(), ...makeSigningKey() };
}

interface OfficeKeys {
  readonly name: string;
  /** Age key. */
  readonly identity: string;
  /** Ed25519: SPKI and PKCS 8 in base64. */
  readonly publicKey: string;
  readonly privateKey: string;
}

export async function officeOf(known: OfficeKeys): Promise<Office> {
  const recipient = await identityToRecipient(known.identity);
  const keys: HeadOfficeKeys = {
    format: 'ventanilla-head-office-1',
    name: known.name,
    recipient,
    signingKey: known.publicKey,
  };
  return {
    keys,
    fingerprint: fingerprintOf(keys),
    identity: known.identity,
    signingKey: readSigningKey(known.privateKey),
  };
}

/** The file that an administrator brings to a terminal. Gives its path. */
export function handOutKeys(office: Office, folder: string): string {
  const path = join(folder, headOfficeKeysFileName);
  writeFileSync(path, `${headOfficeContent(office.keys)}\n`);
  return path;
}
