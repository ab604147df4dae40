import type postgres from 'postgres';
import { createSignatureCheck, type SignatureCheck } from '#electron/main/keys/signing-key.ts';
import { writeReceipt } from '#electron/main/packets/receipt-file.ts';
import { type EventEnvelope, readEvent } from '#shared/contract/head-office/events.ts';
import type { Receipt, ReceiptAnswer } from '#shared/contract/head-office/packet.ts';
import { findAltered } from './altered.ts';
import { findInvented, placeOf } from './invented.ts';
import type { Office } from './office.ts';
import { sharePeople } from './share-people.ts';
import { findSignedKey } from './signed-key.ts';

/** Events in one receipt, and in one transaction, at most. */
const batch = 500;

export interface Confirmed {
  readonly acknowledged: number;
  readonly refused: number;
  /** Kept without an answer: of a type or version that this tool does not know. */
  readonly newer: number;
  /** What was left as it is and a person must look at, in plain words. */
  readonly troubles: readonly string[];
}

interface UnjudgedEvent {
  readonly number: number;
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
  readonly public_key: string;
}

type Finding =
  | { readonly outcome: 'acknowledged' | 'newer'; readonly reason: null; readonly event: EventEnvelope }
  | { readonly outcome: 'refused'; readonly reason: string; readonly event?: undefined };

/** Whether head office stands by an event. Reasons are for an administrator of the branch and name no person. */
function judgeEvent({ content, signature, public_key }: UnjudgedEvent, isSignedBy: SignatureCheck): Finding {
  if (!isSignedBy(content, signature, public_key)) {
    return {
      outcome: 'refused',
      reason: 'La firma no es de la clave de esta terminal en esta época. Avise a la sede central.',
    };
  }
  const reading = readEvent(content);
  if (reading.state === 'known') return { outcome: 'acknowledged', reason: null, event: reading.event };
  if (reading.state === 'unknown') return { outcome: 'newer', reason: null, event: reading.event };
  return {
    outcome: 'refused',
    reason:
      `No es un evento que la sede central entienda (${reading.problem}). Avise a la sede central.`.slice(
        0,
        500,
      ),
  };
}

/**
 * Looks at everything that was received and not yet answered, oldest first for each terminal: signature, canonical form,
 * payload. Answers by signed receipts and tells the branch. Several may run at once: what another one answered first is
 * passed over. No transaction spans calls: the client that we use ends the process where a line breaks inside one
 * (postgres 3.4.9, issue 1208). With `again`, what was set aside because it was newer is looked at once more.
 */
export async function confirmReceived(
  sql: postgres.Sql,
  office: Office,
  { again = false, at = () => new Date() }: { readonly again?: boolean; readonly at?: () => Date } = {},
): Promise<Confirmed> {
  const total = { acknowledged: 0, refused: 0, newer: 0 };
  const troubles: string[] = [];
  const isSignedBy = createSignatureCheck();
  const waiting = await sql<
    { terminal: string; epoch: number }[]
  >`SELECT terminal, epoch FROM desk.waiting(${again})`;
  for (const { terminal, epoch } of waiting) {
    const key = await findSignedKey(sql, office, terminal, epoch);
    // What was left newer is not looked at twice in one go.
    for (let more = true; more; more = more && !again) {
      more = await confirmBatch(terminal, epoch, key);
    }
  }
  troubles.push(...(await sharePeople(sql, office, at)));
  return { ...total, troubles };

  async function confirmBatch(terminal: string, epoch: number, key: string | undefined): Promise<boolean> {
    const events = await sql<UnjudgedEvent[]>`
      SELECT * FROM desk.unjudged(${terminal}, ${epoch}, ${batch}, ${again})`;
    const found = events.map((event) => ({ ...event, ...judgeEvent(event, isSignedBy) }));
    const altered = findAltered(found, { terminal, epoch, key });
    if (altered !== undefined) {
      troubles.push(
        `${altered} Nothing of terminal ${terminal} is confirmed: somebody wrote into the database.`,
      );
      return false;
    }
    const told = await readJudged(sql, terminal.slice(0, 3), found);
    const invented = findInvented(found, { terminal, told });
    if (invented !== undefined) {
      troubles.push(
        `${invented.why} Nothing more of terminal ${terminal} is confirmed: revoke it where it may be stolen.`,
      );
    }
    // What stands before such a one is answered all the same.
    const taken = invented === undefined ? found : found.filter(({ number }) => number < invented.number);
    const changed = again ? taken.filter(({ outcome }) => outcome !== 'newer') : taken;
    if (changed.length === 0) return false;
    const answers = changed.flatMap(({ number, hash, outcome, reason }): ReceiptAnswer[] => {
      if (outcome === 'newer') return [];
      return [
        outcome === 'refused' ? { epoch, number, hash, outcome, reason } : { epoch, number, hash, outcome },
      ];
    });
    const receipt =
      answers.length === 0 ? undefined : await signReceipt(sql, office, terminal, answers, at());
    const outcomeOf =
      await sql`SELECT desk.judge(${terminal}, ${epoch}, ${changed.map(({ number }) => number)},
      ${changed.map(({ outcome }) => outcome)}, ${changed.map(({ reason }) => reason)}::text[],
      ${receipt?.number ?? null}, ${receipt?.content ?? null}, ${again})`.then(() => 'kept', passOver);
    if (outcomeOf === 'held') {
      troubles.push(
        `Terminal ${terminal} holds its events in a transaction that it leaves open: they wait. Suspend or revoke it where that goes on.`,
      );
      return false;
    }
    if (outcomeOf === 'answered') return true;
    if (again) await sql`SELECT desk.look_again(${terminal}, ${epoch}, ${changed[0]?.number ?? 1})`;
    for (const { outcome } of changed) total[outcome] += 1;
    return events.length === batch && invented === undefined;
  }
}

/**
 * Up to where the branch may have heard each terminal: its own were judged, others' were told to it. Not asked for where nobody says that
 * they heard anything.
 */
async function readJudged(
  sql: postgres.Sql,
  branch: string,
  events: readonly Finding[],
): Promise<ReadonlyMap<string, number>> {
  if (events.every(({ event }) => event?.heard === undefined)) return new Map();
  const rows = await sql<{ terminal: string; epoch: number; judged: number }[]>`
    SELECT terminal, epoch, judged FROM reading.terminal WHERE branch = ${branch}
    UNION ALL SELECT terminal, epoch, max(number) FROM reading.telling
      WHERE to_branch = ${branch} AND decision IS NOT NULL GROUP BY terminal, epoch`;
  return new Map(rows.map((row) => [placeOf(row), row.judged]));
}

/** Somebody else answered the same, or wrote a receipt of that number, meanwhile; or a lock was not to be had. */
function passOver(error: unknown): 'answered' | 'held' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'VN036' || code === '23505') return 'answered';
  if (code === '55P03') return 'held';
  throw error;
}

/** The next receipt of a terminal, signed. Where somebody else writes one meanwhile, it cannot be kept. */
export async function signReceipt(
  sql: postgres.ISql,
  office: Office,
  terminal: string,
  answers: readonly ReceiptAnswer[],
  at: Date,
  documents: NonNullable<Receipt['documents']> = [],
): Promise<{ readonly number: number; readonly content: string }> {
  const [next] = await sql<{ number: number; epoch: number }[]>`SELECT * FROM desk.next_receipt(${terminal})`;
  if (next === undefined) throw new Error('a receipt has a number');
  const content = writeReceipt(
    {
      format: 'ventanilla-receipt-1',
      number: next.number,
      terminal,
      epoch: next.epoch,
      headOffice: office.fingerprint,
      issuedAt: at.toISOString(),
      answers: [...answers],
      ...(documents.length > 0 && { documents: [...documents] }),
    },
    office.signingKey,
  );
  return { number: next.number, content };
}
