// It must come before what uses it.
import 'reflect-metadata';
import { createHash, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequest,
  type PublicKeyType,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509Certificate as X509CertificateOf,
  X509CrlGenerator,
} from '@peculiar/x509';

/** Head office's own authority for certificates: of its servers, its operators, its terminals. ECDSA P-256, RFC 5280. */

export interface CertifiedKey {
  /** PEM. */
  readonly certificate: string;
  /** PKCS 8, PEM. */
  readonly key: string;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 24 * 60 * 60 * 1000;
const years = { authority: 20, server: 2, login: 2 } as const;

export async function makeAuthority(name: string, at: Date): Promise<CertifiedKey> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [{ CN: [name] }],
    notBefore: before(at),
    notAfter: after(at, years.authority),
    signingAlgorithm: curve,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: `${certificate.toString('pem')}\n`, key: await pemOf(keys.privateKey) };
}

/** `hosts`: names and addresses by which it is reached. */
export async function makeServerCertificate(
  authority: CertifiedKey,
  hosts: readonly string[],
  at: Date,
): Promise<CertifiedKey> {
  const keys = await makeKeys();
  const names = hosts.map((host) => ({
    type: /^[\d.:]+$/.test(host) ? ('ip' as const) : ('dns' as const),
    value: host,
  }));
  const certificate = await issue(authority, hosts[0] ?? 'localhost', keys.publicKey, years.server, at, [
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension(names),
  ]);
  return { certificate, key: await pemOf(keys.privateKey) };
}

/** For a login of the database: its name is the CN. */
export async function makeLoginCertificate(
  authority: CertifiedKey,
  login: string,
  at: Date,
): Promise<CertifiedKey> {
  const keys = await makeKeys();
  return {
    certificate: await certifyLogin(authority, login, keys.publicKey, at),
    key: await pemOf(keys.privateKey),
  };
}

/** PEM. */
export function certifyLogin(
  authority: CertifiedKey,
  login: string,
  key: PublicKeyType,
  at: Date,
): Promise<string> {
  return issue(authority, login, key, years.login, at, [
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
  ]);
}

interface CertificateRequest {
  /** The CN it asks for; null where it asks for anything else. */
  readonly login: string | null;
  /** SHA-256 of its bytes (DER). */
  readonly hash: string;
  readonly publicKey: PublicKeyType;
}

/** Undefined where it is none, is of another curve, or was not signed by the key that it names. */
export async function readCertificateRequest(pem: string): Promise<CertificateRequest | undefined> {
  try {
    const request = new Pkcs10CertificateRequest(pem);
    const { algorithm } = request.publicKey as { algorithm: { name?: string; namedCurve?: string } };
    const isOurs = algorithm.name === curve.name && algorithm.namedCurve === curve.namedCurve;
    if (!isOurs || !(await request.verify())) return undefined;
    const names = request.subjectName.toJSON();
    const login = names.length === 1 ? (names[0]?.['CN']?.[0] ?? null) : null;
    const hash = createHash('sha256').update(new Uint8Array(request.rawData)).digest('hex');
    return { login, hash, publicKey: request.publicKey };
  } catch {
    return undefined;
  }
}

/** Serial numbers, hexadecimal, of certificates that are no longer good. PEM. */
export async function makeRevocationList(
  authority: CertifiedKey,
  serials: readonly string[],
  at: Date,
): Promise<string> {
  const list = await X509CrlGenerator.create({
    issuer: new X509CertificateOf(authority.certificate).subject,
    thisUpdate: before(at),
    nextUpdate: after(at, years.authority),
    entries: serials.map((serialNumber) => ({ serialNumber, revocationDate: at })),
    signingAlgorithm: curve,
    signingKey: await importKey(authority.key),
  });
  // The library's own label is not the one that OpenSSL looks for.
  const lines =
    Buffer.from(list.rawData)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN X509 CRL-----\n${lines.join('\n')}\n-----END X509 CRL-----\n`;
}

/** Lower-case hexadecimal, as it is kept. */
export function serialOf(certificate: string): string {
  return new X509Certificate(certificate).serialNumber.toLowerCase();
}

async function issue(
  authority: CertifiedKey,
  name: string,
  publicKey: PublicKeyType,
  validYears: number,
  at: Date,
  extensions: readonly Extension[],
): Promise<string> {
  const issuer = new X509CertificateOf(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: [name] }],
    issuer: issuer.subject,
    notBefore: before(at),
    notAfter: after(at, validYears),
    signingAlgorithm: curve,
    publicKey,
    signingKey: await importKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      ...extensions,
    ],
  });
  return `${certificate.toString('pem')}\n`;
}

function makeKeys() {
  return crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
}

async function pemOf(key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
}

function importKey(pem: string) {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' });
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), curve, false, ['sign']);
}

/** Positive, 16 bytes. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

/** Clocks of machines differ a little. */
function before(at: Date): Date {
  return new Date(at.getTime() - day);
}

function after(at: Date, count: number): Date {
  return new Date(at.getTime() + count * 365 * day);
}
