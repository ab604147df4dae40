import type { Context } from '#electron/main/context/context.ts';
import { type AttendedPerson, personOf } from '#electron/main/context/display-session.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { listCredentialHashes } from '#electron/main/db/issuance/credential-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { stillAt } from '#electron/main/display/act.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import { type CredentialProblem, checkCredential } from '#shared/domain/credential/credential-policy.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { putRecoveredInForce } from '../services/put-recovered-in-force.ts';
import { generateCredential } from './generate-credential.ts';

/**
 * First entry: judged, and compared with every earlier one. Second entry: compared with the first, hashed, put in
 * force. Entries that differ start again from the first, because nobody can know which of the two was mistyped.
 */
export async function submitCredential(context: Context): Promise<Result<'submitCredential'>> {
  const session = sessionOf(context, 'submitCredential');
  const { keyboard } = session;
  const worker = personOf(session);
  if (worker === null) throw new Error('nobody has this code');

  if (!keyboard.hasFirstEntry) {
    const problems = await problemsOf(context, worker, keyboard.typed());
    if (stillAt(context, session) === undefined) return wrongStep;
    if (problems.length === 0 && (await isUsedBefore(context, worker, keyboard.typed()))) {
      problems.push('used-before');
    }
    if (stillAt(context, session) === undefined) return wrongStep;
    if (problems.length > 0) {
      keyboard.erase();
      return failed({ code: 'not-accepted', problems });
    }
    keyboard.keepAsFirst();
    return done({});
  }
  if (!keyboard.isSameAsFirst()) {
    keyboard.close();
    return failed({ code: 'differs' });
  }

  const secret = Buffer.from(keyboard.typed());
  // Closed before the wait: nothing is pressed, revealed or submitted a second time meanwhile.
  keyboard.close();
  let hash: SecretHash;
  try {
    hash = await context.branchHasher.hash(secret);
  } finally {
    secret.fill(0);
  }
  const still = stillAt(context, session);
  if (still === undefined) return wrongStep;
  if (still.kind === 'issuance') generateCredential(context, still, hash);
  else putRecoveredInForce(context, still, worker, hash);
  return done({});
}

/** Powers of ten: so many tries are worth a refusal. Three attempts lock; more would only annoy. */
const fewTries = 4;

/**
 * The rules read the credential as a string. A JavaScript string cannot be zeroed: this one and its parts live for one
 * call, and are never stored or passed on.
 */
export async function problemsOf(
  context: Context,
  worker: AttendedPerson,
  typed: Uint8Array,
): Promise<CredentialProblem[]> {
  const { values, identificationCode, birthDate, email } = worker;
  const identity = textsOf('identity', values);
  const { mobile, landline } = textsOf('contact', values);
  const text = String.fromCharCode(...typed);
  const problems = checkCredential(text, {
    surname: `${identity.surname} ${identity.surnameMrz}`,
    givenNames: `${identity.givenNames} ${identity.givenNamesMrz}`,
    birthDate,
    // A cédula is said once, as the identification code.
    documentNumber: identity.number === identificationCode ? '' : identity.number,
    identificationCode,
    phones: [mobile, landline],
    ...(email === null ? {} : { email }),
  });
  if (problems.length > 0) return problems;
  const { tries, weakness } = await context.estimateGuesses(text, []);
  if (tries >= fewTries) return [];
  return [weakness === 'other' ? 'common' : weakness];
}

/**
 * Whether what was typed is any credential this person ever had, a revoked one included; as far as their peppers are here.
 */
async function isUsedBefore(
  context: Context,
  { workerId }: AttendedPerson,
  typed: Uint8Array,
): Promise<boolean> {
  const secret = Buffer.from(typed);
  try {
    for (const hash of listCredentialHashes(context.db, workerId)) {
      if (await context.branchHasher.verify(hash, secret)) return true;
    }
    return false;
  } finally {
    secret.fill(0);
  }
}
