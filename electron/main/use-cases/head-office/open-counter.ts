import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  changeOfficeLine,
  getOfficeLine,
  type LineContact,
} from '#electron/main/db/head-office/line-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { validityOf } from '#electron/main/head-office/certificate-facts.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { LineFault, lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { HeadOfficeDesk } from '#electron/main/head-office/office-desk.ts';
import type { HelloAnswer } from '#shared/contract/head-office/line.ts';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';

/** What the terminal's TLS key is sealed for. */
export function keyPurpose(epoch: number): string {
  return `key of the line to head office, epoch ${epoch}`;
}

interface OpenCounter {
  readonly line: CounterLine;
  readonly hello: HelloAnswer;
  /** Seconds by which head office's clock is ahead. */
  readonly clockAhead: number;
}

/**
 * A line of this terminal's, as what it is known there, to the head office whose keys two people compared. Rejects with
 * a `LineFault`; what came of it is kept as the state of the line.
 */
export function openCounter(context: Context, desk: HeadOfficeDesk): Promise<OpenCounter> {
  return noting(context, async () => {
    const { line } = await open(context, desk);
    return { line, ...(await greet(context, desk, line)) };
  });
}

/**
 * The same, on the line that stays open where there is one, so that whatever is told meanwhile wakes this counter. One that
 * was cut is opened anew, and nobody told.
 */
export function keepCounter(context: Context, desk: HeadOfficeDesk): Promise<OpenCounter> {
  return noting(context, async () => {
    const { kept } = desk;
    if (kept !== null) {
      try {
        if (kept.login !== getOfficeLine(context.db).member?.login) throw new LineFault('lost');
        return { line: kept.line, ...(await greet(context, desk, kept.line)) };
      } catch (error) {
        await leaveCounter(desk);
        if (lineFaultOf(error).problem !== 'lost' || context.closing.aborted) throw error;
      }
    }
    const { line, login } = await open(context, desk);
    const greeted = await greet(context, desk, line);
    desk.kept = { line, login };
    await line.listen(greeted.hello.branch, () => {
      desk.dueAt = 0;
    });
    return { line, ...greeted };
  });
}

/** The line that stays open is left. Never rejects. */
export async function leaveCounter(desk: HeadOfficeDesk): Promise<void> {
  const { kept, documents } = desk;
  desk.kept = null;
  documents.sending = null;
  await kept?.line.close();
}

async function noting(context: Context, act: () => Promise<OpenCounter>): Promise<OpenCounter> {
  try {
    const opened = await act();
    noteContact(context, { problem: null, reason: null, clockAhead: opened.clockAhead });
    return opened;
  } catch (error) {
    const { problem, reason } = lineFaultOf(error);
    if (!context.closing.aborted) noteContact(context, { problem, reason });
    throw error;
  }
}

async function open(
  { db, clock, sealer, events, closing }: Context,
  { lines }: HeadOfficeDesk,
): Promise<{ readonly line: CounterLine; readonly login: string }> {
  const { member } = getOfficeLine(db);
  if (member === null || member.epoch !== events.epoch()) throw new LineFault('not-a-terminal');
  const { target, login, certificate, sealedKey } = member;
  const { from, until } = validityOf(certificate);
  // Certificates are judged by the machine's clock on both sides.
  const { machine } = clock.status();
  const now = machine.toISOString();
  if (until <= now) throw new LineFault('certificate-expired');
  const own = { certificate, key: sealer.unseal(sealedKey, keyPurpose(member.epoch)) };
  const line = await lines
    .openCounter(target, { user: login, password: null, own }, closing)
    .catch((error: unknown) => {
      // By this clock it is good.
      const isClock = lineFaultOf(error).problem === 'certificate-expired' || from > now;
      throw isClock ? new LineFault('clock') : error;
    });
  return { line, login };
}

/** Closes the line where it is of no use. */
async function greet(
  { db, clock }: Context,
  { version }: HeadOfficeDesk,
  line: CounterLine,
): Promise<Omit<OpenCounter, 'line'>> {
  try {
    const hello = await line.hello(version);
    const { keys } = getOffice(db);
    if (keys === null || headOfficeContent(keys) !== hello.office) throw new LineFault('another-office');
    if (hello.state === 'suspended') throw new LineFault('suspended', hello.reason);
    if (hello.state === 'forked') throw new LineFault('two-histories');
    const ahead = hello.at.getTime() - clock.status().machine.getTime();
    return { hello, clockAhead: Math.round(ahead / 1000) };
  } catch (error) {
    await line.close();
    throw error;
  }
}

/** Milliseconds between two savings of a line that goes on as it is. */
const contactInterval = 60_000;

type Noted = Pick<LineContact, 'problem' | 'reason'> & Partial<Pick<LineContact, 'clockAhead'>>;

export function noteContact({ db, clock }: Context, noted: Noted): void {
  const { contact } = getOfficeLine(db);
  const at = clock.now();
  const isSame = contact.problem === noted.problem && contact.reason === noted.reason;
  const seenAt = noted.problem === null ? contact.lastAt : contact.since;
  const isFresh =
    seenAt !== null && (noted.problem !== null || at.getTime() - Date.parse(seenAt) < contactInterval);
  if (isSame && isFresh) return;
  const since = noted.problem === null ? null : (contact.since ?? at.toISOString());
  const lastAt = noted.problem === null ? at.toISOString() : contact.lastAt;
  transact(db, () => changeOfficeLine(db, { contact: { ...contact, ...noted, since, lastAt } }));
}
