import { answerStep, type evenlyAnswered } from '#electron/main/context/even-answers.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { saveGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { makeKitCode } from '#shared/domain/credential/recovery-kit.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { insertIssuedPeople, storeClerk } from '#test/support/issued-people.ts';
import { type KioskTest, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { compareSamples } from './compare-samples.ts';
import type { Measure } from './measure.ts';

/** A tenth of a second is argon2id's share in production; here less, so that the rest weighs more. */
const hashing = { memory: 4096, passes: 2, lanes: 1 };
/** Codes of each kind. */
const count = 1000;

/** A call whose time could tell whether somebody has the code. */
type Guess = (typeof evenlyAnswered)[number];
type Times = Partial<Record<Guess, number>>;

/** From a touch on the resting screen to guesses that fail, each with its time. */
interface Journey {
  readonly purpose: 'unlock' | 'check' | 'recover';
  /** Whether the codes were locked before. */
  readonly locked: boolean;
  readonly guess: (story: KioskTest, timed: (guess: Guess, input: object) => Promise<void>) => Promise<void>;
}

const journeys: Readonly<Record<string, Journey>> = {
  unlock: {
    purpose: 'unlock',
    locked: false,
    guess: async (story, timed) => {
      await timed('submitEmailCode', { code: '000000' });
      story.time.advance({ minutes: 1 });
      await timed('sendEmailCodeAgain', {});
    },
  },
  kit: {
    purpose: 'unlock',
    locked: false,
    guess: async (story, timed) => {
      await story.call('chooseProof', { proof: 'kit' });
      await timed('submitKitCode', { code: makeKitCode(1, (below) => Math.floor(Math.random() * below)) });
    },
  },
  check: { purpose: 'check', locked: false, guess: (_story, timed) => timed('checkCredential', {}) },
  recover: {
    purpose: 'recover',
    locked: false,
    guess: async (story, timed) => {
      await story.call('submitBirthDate', { birthDate: '1980-01-01' });
      await story.call('submitRecoveryImage', { image: 'sun' });
      const { step } = story.service();
      if (step.stage !== 'recovery-answer') throw new Error('no question is asked');
      await timed('submitRecoveryAnswer', { question: step.question, answer: 'nada' });
    },
  },
  locked: { purpose: 'check', locked: true, guess: (_story, timed) => timed('unlockInstead', {}) },
};

/**
 * Whether the time of an answer tells a code that nobody has from one that somebody has: as many of each, in random
 * order, through the kiosk's own handlers, from "identify" to every later guess; first without the even steps, then as
 * the product answers. Printed, never asserted. `VENTANILLA_BENCH_JOURNEY` names one journey, to run them side by side.
 */
export async function measureUnknownCodes(): Promise<Measure[]> {
  const wanted = process.env['VENTANILLA_BENCH_JOURNEY'];
  const rows: Measure[] = [];
  for (const [name, journey] of Object.entries(journeys)) {
    if (wanted !== undefined && wanted !== name) continue;
    for (const step of [0, answerStep]) rows.push(...(await measureJourney(name, journey, step)));
  }
  return rows;
}

async function measureJourney(name: string, journey: Journey, step: number): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { known, unknown } = await fill(folder.path, journey.locked);
  const times = { known: [] as Times[], unknown: [] as Times[] };
  const rounds = [
    ...known.map((code) => ['known', code] as const),
    ...unknown.map((code) => ['unknown', code] as const),
  ];
  try {
    await withEmptyKiosk(
      async (story) => {
        await story.call('signIn', storeClerk);
        for (const [kind, code] of shuffled(rounds)) times[kind].push(await timesOf(story, journey, code));
      },
      folder.path,
      { answerStep: step, hashing },
    );
  } finally {
    folder.remove();
  }
  const guesses = Object.keys(times.known[0] ?? {}) as Guess[];
  const pace = step === 0 ? 'at once' : `every ${step} ms`;
  return guesses.flatMap((guess) =>
    compareSamples(`${name}: ${guess}, ${pace}`, {
      known: times.known.map((each) => each[guess] ?? 0),
      unknown: times.unknown.map((each) => each[guess] ?? 0),
    }),
  );
}

async function timesOf(story: KioskTest, journey: Journey, code: string): Promise<Times> {
  const { handlers } = story.kiosk();
  const times: Times = {};
  const timed = async (guess: Guess, input: object) => {
    const from = performance.now();
    await handlers[guess](input as never);
    times[guess] = performance.now() - from;
  };
  await story.call('reportClerkActivity', {});
  await story.call('startOwnService', { purpose: journey.purpose, language: 'es' });
  await timed('identify', { text: code });
  await journey.guess(story, timed);
  await story.call('takeBack', {});
  return times;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}

/** People with credentials, and as many codes that nobody has. */
async function fill(directory: string, locked: boolean): Promise<{ known: string[]; unknown: string[] }> {
  const { store, clerkId } = await setUpTestStore(directory);
  const codes = await insertIssuedPeople(store, clerkId, count, hashing);
  const unknown = codes.map((_code, index) =>
    formatIdentificationCode({ branch: 18, terminal: 3, sequence: index + 1 }),
  );
  if (locked) lock(store, [...codes, ...unknown]);
  store.close();
  return { known: codes, unknown };
}

function lock({ db }: Store, codes: readonly string[]): void {
  const guard = {
    spent: { check: 3, recovery: 0 },
    lockedAt: testNow.toISOString(),
    lockedBy: 'check',
  } as const;
  transact(db, () => {
    for (const code of codes) saveGuard(db, code, guard);
  });
}
