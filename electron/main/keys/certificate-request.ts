// It must come before what uses it.
import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

interface CertificateRequestPair {
  /** PKCS #10, PEM. */
  readonly request: string;
  /** PKCS 8, PEM: sealed wherever it is kept. */
  readonly key: string;
}

/** A new key (ECDSA P-256) and a request to certify it for a login of head office's database. Source: RFC 2986. */
export async function makeCertificateRequest(login: string): Promise<CertificateRequestPair> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('a pair of keys');
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: [{ CN: [login] }],
    keys,
    signingAlgorithm: algorithm,
  });
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return {
    request: `${request.toString('pem')}\n`,
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
