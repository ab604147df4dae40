import type { Context } from '#electron/main/context.ts';
import { serviceAt } from '#electron/main/session/service-step.ts';
import type { TurnWorker } from '#electron/main/session/session-state.ts';
import { isStillAt, turnAt } from '#electron/main/session/turn.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';
import { type CredentialProblem, checkCredential } from '#shared/rules/credential-policy.ts';
import { submitNewCredential } from '../service/submit-new-credential.ts';
import { generateCredential } from './generate-credential.ts';
import { isUsedBefore } from './is-used-before.ts';

/**
 * First entry: judged. Second entry: compared with the first, hashed, generated. Entries that differ start again from
 * the first, because nobody can know which of the two was mistyped.
 */
export async function submitCredential(context: Context): Promise<Result<'submitCredential'>> {
  const service = serviceAt(context, 'new-credential');
  if (service !== undefined) return submitNewCredential(context, service);
  const turn = turnAt(context, 'credential');
  if (turn === undefined) return wrongStep;
  const { keyboard } = turn;

  if (!keyboard.hasFirstEntry) {
    const problems = await problemsOf(context, turn.worker, keyboard.typed());
    if (!isStillAt(context, turn, 'credential')) return wrongStep;
    if (problems.length === 0 && (await isUsedBefore(context, turn.worker, keyboard.typed()))) {
      problems.push('used-before');
    }
    if (!isStillAt(context, turn, 'credential')) return wrongStep;
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
  let hash: string;
  try {
    hash = await context.hasher.hash(secret);
  } finally {
    secret.fill(0);
  }
  if (!isStillAt(context, turn, 'credential')) return wrongStep;
  return generateCredential(context, turn, hash);
}

/** Powers of ten: so many tries are worth a refusal. Three attempts lock; more would only annoy. */
const fewTries = 4;

/**
 * The rules read the credential as a string. A JavaScript string cannot be zeroed: this one and its parts live for one
 * call, and are never stored or passed on.
 */
export async function problemsOf(
  context: Context,
  worker: TurnWorker,
  typed: Uint8Array,
): Promise<CredentialProblem[]> {
  const { procedure, values, identificationCode, birthDate, email } = worker;
  const text = String.fromCharCode(...typed);
  const problems = checkCredential(text, {
    surname: `${values['passport.surname'] ?? ''} ${values['passport.surnameMrz'] ?? ''}`,
    givenNames: `${values['passport.givenNames'] ?? ''} ${values['passport.givenNamesMrz'] ?? ''}`,
    birthDate,
    // A cédula is said once, as the identification code.
    documentNumber: procedure === 'enrolment' ? '' : (values['passport.number'] ?? ''),
    identificationCode,
    phones: [values['contact.mobile'] ?? '', values['contact.landline'] ?? ''],
    ...(email === null ? {} : { email }),
  });
  if (problems.length > 0) return problems;
  const { tries, weakness } = await context.estimateGuesses(text, []);
  if (tries >= fewTries) return [];
  return [weakness === 'other' ? 'common' : weakness];
}
