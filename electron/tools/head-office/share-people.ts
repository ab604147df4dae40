import type postgres from 'postgres';
import { isSignedBy, signText } from '#electron/main/keys/signing-key.ts';
import type { DecisionPayload, DecisionType } from '#shared/contract/head-office/decisions.ts';
import {
  decisionContent,
  decisionDefinitions,
  payloadOf,
  readDecision,
} from '#shared/contract/head-office/decisions.ts';
import { type EventEnvelope, readEvent } from '#shared/contract/head-office/events.ts';
import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { findAltered } from './altered.ts';
import type { Office } from './office.ts';
import { lookAtEvent, numbersOf } from './read-people.ts';
import { findSignedKey } from './signed-key.ts';

/** Events looked at, and told, in one go. */
const batch = 500;
/** People that one number may lead to whom one terminal alone registered: two documents of two states may have the same. */
const mostPeople = 5;
/** Of all terminals: what clerks type where there is no number is none. */
const mostOfAll = 20;
/** What a terminal may ask in a day: a stolen one reads no more. */
const askingsADay = 50;

interface Place {
  readonly terminal: string;
  readonly epoch: number;
  readonly number: number;
}

/**
 * Who is known at one branch is told to another that asks for them by an exact number, and from then on each what the other does
 * about them: everything that was judged is looked at, what was asked is answered, and what is owed is told, in this order. Every
 * step may be done by several at once, and again: what another one did is passed over. Gives what a person must look at.
 */
export async function sharePeople(sql: postgres.Sql, office: Office, at: () => Date): Promise<string[]> {
  const desk = openDesk(sql, office, at);
  await lookAtPeople(sql);
  await desk.tellOwed();
  for (;;) {
    const [asking] = await sql<(Place & { content: string; answered_today: number })[]>`
      SELECT * FROM desk.next_asking()`;
    if (asking === undefined) break;
    await desk.answer(asking, asking.content, asking.answered_today);
  }
  return [...desk.troubles];
}

async function lookAtPeople(sql: postgres.Sql): Promise<void> {
  const waiting = await sql<{ terminal: string; epoch: number; looked: number; judged: number }[]>`
    SELECT * FROM desk.to_look()`;
  for (const { terminal, epoch, looked, judged } of waiting) {
    for (let after = looked; after < judged; ) {
      const events = await sql<{ number: number; content: string }[]>`
        SELECT * FROM desk.unlooked(${terminal}, ${epoch}, ${after}, ${batch})`;
      const last = events.at(-1)?.number ?? judged;
      const through = events.length < batch ? Math.max(judged, last) : last;
      const seen = events.map(({ number, content }) => ({ number, ...lookAtEvent(content) }));
      const isKept = await sql`SELECT desk.look(${terminal}, ${epoch}, ${after}, ${through},
        ${sql.json(seen.flatMap(({ numbers }) => numbers.map((one) => [...one])))},
        ${sql.json(seen.flatMap(({ documents }) => documents.map((one) => [...one])))},
        ${seen.filter(({ isAsking }) => isAsking).map(({ number }) => number)}::integer[])`.then(
        () => true,
        passOver,
      );
      if (!isKept) break;
      after = through;
    }
  }
}

function openDesk(sql: postgres.Sql, office: Office, at: () => Date) {
  const keys = new Map<string, string | undefined>();
  const troubles = new Set<string>();

  /** What lies in the database as its terminal signed it; undefined where somebody wrote into it. */
  async function readSigned(
    row: SignedRow,
  ): Promise<{ readonly key: string; readonly event: EventEnvelope } | undefined> {
    const { terminal, epoch, content, signature } = row;
    const name = `${terminal} ${epoch}`;
    if (!keys.has(name)) keys.set(name, await findSignedKey(sql, office, terminal, epoch));
    const key = keys.get(name);
    const reading = readEvent(content);
    const event = reading.state === 'malformed' ? undefined : reading.event;
    const isSigned = key !== undefined && isSignedBy(content, signature, key);
    const kept = { ...row, event, public_key: key ?? '' };
    if (isSigned && event !== undefined && findAltered([kept], { terminal, epoch, key }) === undefined)
      return { key, event };
    troubles.add(
      `Event ${row.number} of terminal ${terminal} in epoch ${epoch} is not what it signed: it is told to no other branch. Somebody wrote into the database.`,
    );
    return undefined;
  }

  async function sign<Type extends DecisionType>(
    branch: string,
    subject: string | null,
    type: Type,
    payload: DecisionPayload<Type>,
  ) {
    const [next] = await sql<{ number: number }[]>`SELECT desk.next_decision() AS number`;
    const number = next?.number ?? 1;
    const said = { number, headOffice: office.fingerprint, decidedAt: at().toISOString(), branch, subject };
    const content = decisionContent(said, type, payload);
    const { version } = decisionDefinitions[type];
    return { number, version, content, signature: signText(content, office.signingKey) };
  }

  /** A decision of the next number, until nobody else took it meanwhile. False: somebody else did the same. */
  async function decideOnce(
    signed: () => ReturnType<typeof sign>,
    keep: (decision: Awaited<ReturnType<typeof sign>>) => Promise<unknown>,
  ): Promise<boolean> {
    for (;;) {
      const decision = await signed();
      const outcome = await keep(decision).then(() => 'kept', outcomeOf);
      if (outcome !== 'again') return outcome === 'kept';
    }
  }

  /** What branches are owed, oldest first; nothing after what is not as it was signed, of that terminal to that branch. */
  async function tellOwed(): Promise<void> {
    const held = new Set<string>();
    for (let more = true; more; ) {
      const rows = await sql<(SignedRow & { to_branch: string; subject: string })[]>`
        SELECT * FROM desk.to_tell(${batch}, ${[...held]}::text[])`;
      for (const row of rows) {
        const { to_branch: branch, subject, terminal, epoch, number } = row;
        const way = `${branch} ${terminal} ${epoch}`;
        if (held.has(way)) continue;
        const signed = await readSigned(row);
        if (signed === undefined) {
          held.add(way);
          continue;
        }
        const { content, signature } = row;
        const payload = { terminal, epoch, number, publicKey: signed.key, content, signature };
        await decideOnce(
          () => sign(branch, subject, 'event-told', payload),
          (decision) => sql`SELECT desk.tell(${branch}, ${terminal}, ${epoch}, ${number}, ${subject},
            ${decision.number}, ${decision.version}, ${decision.content}, ${decision.signature})`,
        );
      }
      // What is held back is not asked for again.
      more = rows.length > 0;
    }
  }

  /** Whoever is known by a number, by what was signed. */
  async function findPeople(key: string): Promise<Found[]> {
    const rows = await sql<{ found: string; subject: string; terminal: string }[]>`
      SELECT * FROM desk.find_people(${key})`;
    let groups: ReadonlySet<string>[] = [];
    for (const { found, subject } of rows) {
      const same = groups.filter((group) => group.has(found) || group.has(subject));
      const together = new Set([...same.flatMap((group) => [...group]), found, subject]);
      groups = [...groups.filter((group) => !same.includes(group)), together];
    }
    const terminals = new Map(rows.map(({ subject, terminal }) => [subject, terminal]));
    const people: Found[] = [];
    for (const group of groups.map((ids) => [...ids])) {
      const numbers = await readNumbers(group);
      const official = await officialCodesOf(numbers);
      if (numbers.has(key) || official.some(({ code }) => documentNumberKey(code) === key))
        people.push({ ids: group, terminals: new Set(group.map((id) => terminals.get(id) ?? '')) });
    }
    return people;
  }

  /**
   * By which numbers each of these is known, by what the branches told that have them on record: what another one says of an id, or of
   * their document under another id, takes no number away.
   */
  async function readNumbers(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await sql<(SignedRow & { subject: string })[]>`
      SELECT subject, terminal, epoch, number, content, hash, signature FROM reading.event
      WHERE subject = ANY (${[...ids]}) AND state = 'confirmed' AND (
        branch IN (SELECT share.branch FROM reading.share WHERE share.subject = event.subject)
        OR branch IN (SELECT home.branch FROM reading.event AS home
          WHERE home.subject = event.subject AND home.type = 'worker-registered'))`;
    const events = new Map<string, EventEnvelope[]>();
    for (const row of rows) {
      const signed = await readSigned(row);
      if (signed === undefined) continue;
      events.set(row.subject, [...(events.get(row.subject) ?? []), signed.event]);
    }
    return new Set([...events.values()].flatMap((told) => [...numbersOf(told)]));
  }

  /** What head office itself signed. */
  async function officialCodesOf(numbers: ReadonlySet<string>) {
    const rows = await sql<
      { content: string; signature: string }[]
    >`SELECT * FROM desk.official_codes(${[...numbers]})`;
    return rows.flatMap(({ content, signature }) => {
      const reading = readDecision(content);
      if (reading.state !== 'known' || !isSignedBy(content, signature, office.keys.signingKey)) return [];
      const { identificationCode, officialCode } = payloadOf('official-code-assigned', reading.decision);
      return [{ identificationCode, code: officialCode, branch: reading.decision.branch }];
    });
  }

  async function answer(place: Place, content: string, answeredToday: number): Promise<void> {
    const { terminal, epoch, number } = place;
    const branch = terminal.slice(0, 3);
    const key = keyAskedIn(content);
    const isOver = answeredToday >= askingsADay;
    const people = isOver || key === undefined ? [] : await findPeople(key);
    const ids = withoutCrowds(people).flatMap((each) => each.ids);
    const outcome = isOver ? 'limit' : ids.length > 0 ? 'found' : people.length > 0 ? 'too-many' : 'nobody';
    if (ids.length > 0) {
      await sql`SELECT desk.share(${terminal}, ${epoch}, ${number}, ${ids})`;
      // Whoever reads the answer has what it is about.
      await tellOwed();
      await tellOfficialCodes(branch, ids);
    }
    const payload = { terminal, epoch, number, outcome, people: ids } as const;
    await decideOnce(
      () => sign(branch, null, 'person-answered', payload),
      (decision) => sql`SELECT desk.answer_asking(${terminal}, ${epoch}, ${number}, ${outcome},
        ${decision.number}, ${decision.version}, ${decision.content}, ${decision.signature})`,
    );
  }

  /** The last that each of their numbers was given, where this branch was not told. */
  async function tellOfficialCodes(branch: string, ids: readonly string[]): Promise<void> {
    const codes = await officialCodesOf(await readNumbers(ids));
    for (const [identificationCode, last] of new Map(codes.map((each) => [each.identificationCode, each]))) {
      const { code: officialCode } = last;
      const isTold = codes.some(
        (each) =>
          each.identificationCode === identificationCode &&
          each.code === officialCode &&
          (each.branch === null || each.branch === branch),
      );
      if (isTold) continue;
      await decideOnce(
        () => sign(branch, null, 'official-code-assigned', { identificationCode, officialCode }),
        ({ number, version, content, signature }) => sql`SELECT desk.decide(${number}, ${branch},
          'official-code-assigned', ${version}, ${content}, ${signature})`,
      );
    }
  }

  return { troubles, tellOwed, answer };
}

/** One person. */
interface Found {
  readonly ids: readonly string[];
  /** That registered them first, under each id. */
  readonly terminals: ReadonlySet<string>;
}

/** A number with which one terminal registered many is none of theirs; whom others registered with it has it nevertheless. */
function withoutCrowds(people: readonly Found[]): readonly Found[] {
  const isOnlyOf = (terminal: string, each: Found) =>
    each.terminals.size === 1 && each.terminals.has(terminal);
  const crowded = [...new Set(people.flatMap(({ terminals }) => [...terminals]))].filter(
    (terminal) => people.filter((each) => isOnlyOf(terminal, each)).length > mostPeople,
  );
  const left = people.filter((each) => !crowded.some((terminal) => isOnlyOf(terminal, each)));
  return left.length <= mostOfAll ? left : [];
}

interface SignedRow extends Place {
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
}

/** Undefined where it is none that this tool reads. */
function keyAskedIn(content: string): string | undefined {
  const reading = readEvent(content);
  if (reading.state !== 'known' || reading.event.type !== 'person-asked') return undefined;
  const { number } = reading.event.payload;
  return typeof number === 'string' ? documentNumberKey(number) : undefined;
}

/** False where somebody else looked at them meanwhile. */
function passOver(error: unknown): boolean {
  if (outcomeOf(error) === 'done') return false;
  throw error;
}

/** `done`: somebody else did it; `again`: somebody else took the number of the decision. */
function outcomeOf(error: unknown): 'done' | 'again' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'VN036') return 'done';
  if (code === '23505') return 'again';
  throw error;
}
