import type { Context } from '#electron/main/context/context.ts';
import { done, failed, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import type { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import { listCredentialHashes } from '#electron/main/db/issuance/credential-store.ts';
import { isStillServiceAt, serviceAt } from '#electron/main/display/service-step.ts';
import { isStillAt, turnAt } from '#electron/main/display/turn.ts';
import { type CredentialProblem, checkCredential } from '#shared/domain/credential/credential-policy.ts';
import { putRecoveredInForce } from '../services/put-recovered-in-force.ts';
import { generateCredential } from './generate-credential.ts';

/**
 * First entry: judged, and compared with every earlier one. Second entry: compared with the first, hashed, put in
 * force. Entries that differ start again from the first, because nobody can know which of the two was mistyped.
 */
export async function submitCredential(context: Context): Promise<Result<'submitCredential'>> {
  const entry = entryUnderWay(context);
  if (entry === undefined) return wrongStep;
  const { keyboard, worker } = entry;

  if (!keyboard.hasFirstEntry) {
    const problems = await problemsOf(context, worker, keyboard.typed());
    if (!entry.isStillHere()) return wrongStep;
    if (problems.length === 0 && (await isUsedBefore(context, worker, keyboard.typed()))) {
      problems.push('used-before');
    }
    if (!entry.isStillHere()) return wrongStep;
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
  if (!entry.isStillHere()) return wrongStep;
  entry.putInForce(hash);
  return done({});
}

/** A credential being typed: the first of an issuance, or the new one of a recovery. */
interface CredentialEntry {
  readonly worker: TurnWorker;
  readonly keyboard: CredentialKeyboard;
  /** After waiting for a hash: is the same person still at the same stage? */
  readonly isStillHere: () => boolean;
  readonly putInForce: (hash: string) => void;
}

function entryUnderWay(context: Context): CredentialEntry | undefined {
  const service = serviceAt(context, 'new-credential');
  if (service !== undefined) {
    const worker = service.subject?.worker ?? null;
    if (worker === null) throw new Error('nobody has this code');
    return {
      worker,
      keyboard: service.keyboard,
      isStillHere: () => isStillServiceAt(context, service, 'new-credential'),
      putInForce: (hash) => putRecoveredInForce(context, service, worker, hash),
    };
  }
  const turn = turnAt(context, 'credential');
  if (turn === undefined) return undefined;
  return {
    worker: turn.worker,
    keyboard: turn.keyboard,
    isStillHere: () => isStillAt(context, turn, 'credential'),
    putInForce: (hash) => generateCredential(context, turn, hash),
  };
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
    surname: `${values['identity.surname'] ?? ''} ${values['identity.surnameMrz'] ?? ''}`,
    givenNames: `${values['identity.givenNames'] ?? ''} ${values['identity.givenNamesMrz'] ?? ''}`,
    birthDate,
    // A cédula is said once, as the identification code.
    documentNumber: procedure === 'enrolment' ? '' : (values['identity.number'] ?? ''),
    identificationCode,
    phones: [values['contact.mobile'] ?? '', values['contact.landline'] ?? ''],
    ...(email === null ? {} : { email }),
  });
  if (problems.length > 0) return problems;
  const { tries, weakness } = await context.estimateGuesses(text, []);
  if (tries >= fewTries) return [];
  return [weakness === 'other' ? 'common' : weakness];
}

/** Whether what was typed is any credential this person ever had, a revoked one included. */
async function isUsedBefore(context: Context, { workerId }: TurnWorker, typed: Uint8Array): Promise<boolean> {
  const secret = Buffer.from(typed);
  try {
    for (const hash of listCredentialHashes(context.db, workerId)) {
      if (await context.hasher.verify(hash, secret)) return true;
    }
    return false;
  } finally {
    secret.fill(0);
  }
}
