import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** Ed25519, by which a terminal's events are known to be its own. Source: RFC 8032. */
export interface SigningKeyPair {
  /** SPKI in base64. */
  readonly publicKey: string;
  /** PKCS 8 in base64: sealed wherever it is kept. */
  readonly privateKey: string;
}

export function makeSigningKey(): SigningKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const pair = { publicKey: publicKey.toString('base64'), privateKey: privateKey.toString('base64') };
  privateKey.fill(0);
  return pair;
}

export function readSigningKey(privateKey: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

/** Base64. The same text and key give the same signature. */
export function signText(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text), key).toString('base64');
}

/** False also for a key or a signature that is none. */
export type SignatureCheck = (text: string, signature: string, publicKey: string) => boolean;

export const isSignedBy: SignatureCheck = (text, signature, publicKey) => {
  try {
    return isSignedWith(text, signature, readPublicKey(publicKey));
  } catch {
    return false;
  }
};

/** For many signatures by few keys: each key is read once, which takes as long as a third of a signature. */
export function createSignatureCheck(): SignatureCheck {
  const read = new Map<string, KeyObject>();
  return (text, signature, publicKey) => {
    try {
      const key = read.get(publicKey) ?? readPublicKey(publicKey);
      read.set(publicKey, key);
      return isSignedWith(text, signature, key);
    } catch {
      return false;
    }
  };
}

function readPublicKey(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

function isSignedWith(text: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
