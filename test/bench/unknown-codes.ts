import { randomUUID } from 'node:crypto';
import { insertAccount } from '#electron/main/db/account-store.ts';
import {
  insertCredential,
  saveSecurityAnswers,
  saveSecurityImage,
} from '#electron/main/db/credential-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { createSecretHasher } from '#electron/main/keys/secret-hasher.ts';
import { answerStep } from '#electron/main/session/even-answers.ts';
import { formatIdentificationCode } from '#shared/rules/identification-code.ts';
import { registerWorker, setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { type KioskTest, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { type Measure, percentile } from './measure.ts';
import { inventPerson } from './people.ts';

/** A tenth of a second is argon2id's share in production; here less, so that the rest weighs more. */
const hashing = { memory: 4096, passes: 2, lanes: 1 };
/** Codes of each kind. */
const count = 1000;
const clerk = { username: 'reloj', password: 'arena-tibia-verde-4' };

/** A call whose time could tell whether somebody has the code. */
type Act = 'identify to unlock' | 'wrong credential' | 'wrong answers';
const acts: readonly Act[] = ['identify to unlock', 'wrong credential', 'wrong answers'];

/**
 * Whether the time of an answer tells a code that nobody has from one that somebody has: as many of each, in random
 * order, through the kiosk's own handlers. `D` is the two-sample Kolmogorov-Smirnov statistic; two samples of one
 * distribution stay below the critical value 95 times in 100. Printed, never asserted.
 */
export async function measureUnknownCodes(): Promise<Measure[]> {
  const rows: Measure[] = [];
  // As it would be without the even steps, then as the product answers.
  for (const step of [0, answerStep]) rows.push(...(await measureWith(step)));
  return rows;
}

async function measureWith(step: number): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const known = await fill(folder.path);
  const unknown = known.map((_code, index) =>
    formatIdentificationCode({ branch: 18, terminal: 3, sequence: index + 1 }),
  );
  const rows: Measure[] = [];
  try {
    await withEmptyKiosk(
      async (story) => {
        await story.call('signIn', clerk);
        for (const act of acts) rows.push(...(await compare(story, act, step, known, unknown)));
      },
      folder.path,
      { answerStep: step, hashing },
    );
  } finally {
    folder.remove();
  }
  return rows;
}

async function compare(
  story: KioskTest,
  act: Act,
  step: number,
  known: readonly string[],
  unknown: readonly string[],
): Promise<Measure[]> {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const rounds = [
    ...known.map((code) => ['known', code] as const),
    ...unknown.map((code) => ['unknown', code] as const),
  ];
  for (const [kind, code] of rounds.toSorted(() => Math.random() - 0.5)) {
    times[kind].push(await timeOf(story, act, code));
  }
  const name = step === 0 ? `${act}, at once` : `${act}, every ${step} ms`;
  const critical = 1.358 * Math.sqrt(2 / count);
  return [
    ...(['known', 'unknown'] as const).flatMap((kind) =>
      [0.05, 0.5, 0.95].map((share) => ({
        measure: `${name}: ${kind}, p${share * 100}`,
        value: percentile(times[kind], share),
        unit: 'ms',
      })),
    ),
    {
      measure: `${name}: D of ${count} against ${count}`,
      value: kolmogorovSmirnov(times.known, times.unknown),
      unit: '',
      ratio: kolmogorovSmirnov(times.known, times.unknown) / critical,
      against: `${critical.toFixed(4)}, critical at 5 %`,
    },
  ];
}

async function timeOf(story: KioskTest, act: Act, code: string): Promise<number> {
  const { handlers } = story.kiosk();
  const purpose = act === 'identify to unlock' ? 'unlock' : act === 'wrong credential' ? 'check' : 'recover';
  await story.call('startOwnService', { purpose, language: 'es' });
  let from = performance.now();
  await story.call('identify', { text: code });
  if (act === 'wrong credential') {
    from = performance.now();
    await handlers.checkCredential({});
  }
  if (act === 'wrong answers') {
    await story.call('submitRecoveryBirthDate', { birthDate: '1980-01-01' });
    await story.call('submitRecoveryImage', { image: 'sun' });
    const { step } = story.service();
    if (step.stage !== 'recovery-answer') throw new Error('no question is asked');
    from = performance.now();
    await handlers.submitRecoveryAnswer({ question: step.question, answer: 'nada' });
  }
  const time = performance.now() - from;
  await story.call('endService', {});
  return time;
}

/** The largest distance between the two empirical distributions. */
function kolmogorovSmirnov(left: readonly number[], right: readonly number[]): number {
  const share = (samples: readonly number[], value: number) =>
    samples.filter((sample) => sample <= value).length / samples.length;
  return Math.max(...[...left, ...right].map((value) => Math.abs(share(left, value) - share(right, value))));
}

/** People with credentials, one of them with every kind of row; returns their codes. */
async function fill(directory: string): Promise<string[]> {
  const { store, clerkId } = await setUpTestStore(directory);
  const { db, keys } = store;
  const hasher = createSecretHasher(keys.key('pepper'), hashing);
  const hash = await hasher.hash(Buffer.from('Zorro7Lento'));
  const passwordHash = await hasher.hash(Buffer.from(clerk.password));
  transact(db, () =>
    insertAccount(db, {
      id: randomUUID(),
      name: 'Reloj de arena',
      username: clerk.username,
      role: 'clerk',
      active: true,
      createdAt: testNow.toISOString(),
      passwordHash,
      pinHash: hash,
    }),
  );
  const codes = Array.from({ length: count }, (_, index) => {
    const { workerId, code } = registerWorker(store, clerkId, inventPerson(index));
    transact(db, () => {
      insertCredential(db, { id: randomUUID(), workerId, hash, at: testNow });
      saveSecurityImage(db, workerId, hash, testNow);
      const questions = ['first-pet', 'first-job', 'first-book'] as const;
      saveSecurityAnswers(
        db,
        workerId,
        questions.map((question) => ({ question, hash })),
        testNow,
      );
    });
    return code;
  });
  store.close();
  return codes;
}
