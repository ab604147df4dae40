import { createHash, createHmac, pbkdf2Sync, randomBytes, randomInt } from 'node:crypto';

/** Crockford's letters: none is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface EnrolmentCode {
  /** Names the login `joining-…`: not secret. */
  readonly id: string;
  /** What the kiosk logs in with: 80 bits. */
  readonly secret: string;
  /** As people pass it on: the id and the secret in groups of four. */
  readonly code: string;
}

export function makeEnrolmentCode(): EnrolmentCode {
  const draw = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  const id = draw();
  const groups = [draw(), draw(), draw(), draw()];
  return { id, secret: groups.join(''), code: [id, ...groups].join('-') };
}

/**
 * What PostgreSQL keeps of a password (SCRAM-SHA-256), so that the password itself is told to nobody and stands in no log of
 * statements. Source: RFC 5803, RFC 7677.
 */
export function scramVerifier(secret: string, salt: Uint8Array = randomBytes(16)): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(secret, salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const server = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${stored}:${server}`;
}
