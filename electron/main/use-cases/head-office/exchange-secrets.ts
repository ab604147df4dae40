import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listBranchTerminals } from '#electron/main/db/head-office/branch-terminals.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import {
  endNote,
  findMadePepper,
  insertNote,
  lastNotePosition,
  listEndings,
  listHolders,
  listWaitingNotes,
  type PepperHolder,
  saveEnding,
  saveHeard,
  saveTold,
  supersedeNotes,
  type WaitingNote,
} from '#electron/main/db/head-office/pepper-store.ts';
import {
  digestOfSet,
  fingerprintOfKeys,
  type NoteReading,
  readNote,
  sealNote,
} from '#electron/main/head-office/branch-secret-note.ts';
import type { CounterLine } from '#electron/main/head-office/head-office-line.ts';
import { LineFault, lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import {
  type BranchSecretNote,
  mostEndings,
  mostPeppers,
  type Speaker,
  type TerminalKeys,
} from '#shared/contract/head-office/branch-secret.ts';
import { readDecision } from '#shared/contract/head-office/decisions.ts';
import { identityPurpose } from './go-on-joining.ts';

/**
 * The peppers of the branch, from terminal to terminal: what was sent here is kept, judged and taken, and whoever two
 * people here compared is sent what they lack. After the feed, which says who was admitted and who speaks no more.
 * Rejects with a `LineFault`.
 */
export async function exchangeSecrets(
  context: Context,
  line: CounterLine,
  signal: AbortSignal,
): Promise<void> {
  await keepNotes(context, line, signal);
  await takeNotes(context);
  if (context.closing.aborted) return;
  await tellHolders(context, line, signal);
}

async function keepNotes(context: Context, line: CounterLine, signal: AbortSignal): Promise<void> {
  const { db, events, clock } = context;
  const own = events.epoch();
  let after = lastNotePosition(db, own);
  while (!signal.aborted) {
    const notes = await line.sealed(after);
    if (notes.length === 0 || context.closing.aborted) return;
    transact(db, () => {
      for (const { sealed, ...note } of notes) {
        if (note.position <= after) throw new LineFault('not-head-office');
        after = note.position;
        insertNote(db, own, { ...note, sealed: Buffer.from(sealed) }, clock.now());
      }
    });
  }
}

/** Those of terminals that people here have not compared stay until somebody does. */
async function takeNotes(context: Context): Promise<void> {
  const { db, events } = context;
  for (const waiting of listWaitingNotes(db, events.epoch())) {
    const sender = senderOf(context, waiting);
    const reading = await openNote(context, waiting, sender);
    if (context.closing.aborted) return;
    transact(db, () => settleNote(context, waiting, sender, held(context, reading)));
  }
}

function openNote(
  context: Context,
  { terminal, epoch, sealed }: WaitingNote,
  sender: Sender,
): Promise<NoteReading> {
  const { db, events, sealer } = context;
  const { member } = getOfficeLine(db);
  const { keys } = getOffice(db);
  if (member === null || keys === null) throw new Error('a note came to a terminal that did not join');
  return readNote(sealed, {
    identity: sealer.unseal(member.sealedIdentity, identityPurpose),
    here: { terminal: events.terminal(), epoch: events.epoch() },
    keys,
    from: { terminal, epoch },
    sender,
    heardNumber: findHolder(context, { terminal, epoch })?.heardNumber ?? 0,
  });
}

function settleNote(context: Context, waiting: WaitingNote, sender: Sender, reading: NoteReading): void {
  const { db, events, clock, peppers } = context;
  const { position, terminal, epoch } = waiting;
  const from = { terminal, epoch };
  if (!reading.ok) {
    endNote(db, events.epoch(), position, reading.why);
    recordAs(context, null, 'branch-secret-refused', null, { ...from, why: reading.why });
    return;
  }
  supersedeNotes(db, events.epoch(), waiting);
  const holder = findHolder(context, from);
  // A note that is taken must be of the very keys that people compared.
  if (sender === undefined || holder?.keys !== fingerprintOfKeys(sender)) return;
  const { note, endings } = reading;
  const added = note.peppers.filter((pepper) => peppers.add(pepper, from, clock.now())).length;
  for (const ending of endings) saveEnding(db, ending);
  saveHeard(db, from, note.number);
  endNote(db, events.epoch(), position, null);
  const now = digestOf(context);
  if (digestOfSet(note.peppers, note.endings) === now) saveTold(db, from, holder.toldNumber, now);
  recordAs(context, null, 'branch-secret-taken', null, { ...from, peppers: added });
}

/** Generations that one note may be ahead: no branch makes so many, and none is left over for a thief to end them with. */
const mostAhead = 100;

/** The same unless nothing could be taken after it. */
function held({ db, peppers }: Context, reading: NoteReading): NoteReading {
  if (!reading.ok) return reading;
  const said = reading.note.peppers;
  const highest = Math.max(...said.map(({ generation }) => generation));
  if (highest > (findMadePepper(db)?.generation ?? 0) + mostAhead) return { ok: false, why: 'ahead' };
  const names = new Set([...peppers.list(), ...said].map(({ name }) => name));
  return names.size > mostPeppers ? { ok: false, why: 'too-many' } : reading;
}

async function tellHolders(context: Context, line: CounterLine, signal: AbortSignal): Promise<void> {
  const { db } = context;
  for (const holder of listHolders(db)) {
    if (signal.aborted || context.closing.aborted) return;
    const sender = senderOf(context, holder);
    if (holder.told === digestOf(context) || !isTold(holder, sender)) continue;
    const told = digestOf(context);
    const sealed = await sealNote(noteTo(context, holder), context.events.sign, sender.recipient);
    try {
      await line.sendSealed(holder.terminal, holder.epoch, sealed);
    } catch (error) {
      // Head office takes nothing for who is suspended now.
      if (lineFaultOf(error).problem !== 'bad-call') throw error;
      continue;
    }
    if (context.closing.aborted) return;
    const { terminal, epoch, toldNumber } = holder;
    transact(db, () => {
      saveTold(db, holder, toldNumber + 1, told);
      recordAs(context, null, 'branch-secret-sent', null, { terminal, epoch });
    });
  }
}

function noteTo(
  context: Context,
  { terminal, epoch, toldNumber }: PepperHolder,
): Omit<BranchSecretNote, 'format'> {
  const { db, events, clock, peppers } = context;
  const { keys } = getOffice(db);
  if (keys === null) throw new Error('a terminal without a head office has no neighbours');
  return {
    headOffice: fingerprintOf(keys),
    from: { terminal: events.terminal(), epoch: events.epoch() },
    to: { terminal, epoch },
    number: toldNumber + 1,
    sentAt: clock.now().toISOString(),
    peppers: peppers.list(),
    endings: endingsToTell(context),
  };
}

function isTold(holder: PepperHolder, sender: Sender): sender is NonNullable<Sender> {
  return sender !== undefined && !sender.isEnded && holder.keys === fingerprintOfKeys(sender);
}

type Sender = (TerminalKeys & { readonly isEnded: boolean }) | undefined;

/** A terminal as head office signed for it, and whether anybody said that it speaks no more. */
function senderOf(context: Context, { terminal, epoch }: Speaker): Sender {
  const found = listBranchTerminals(context.db).find(
    (each) => each.terminal === terminal && each.epoch === epoch,
  );
  if (found === undefined) return undefined;
  const isEnded = listSilenced(context).some((each) => each.terminal === terminal && each.epoch === epoch);
  return { ...found, isEnded };
}

function findHolder({ db }: Context, { terminal, epoch }: Speaker): PepperHolder | undefined {
  return listHolders(db).find((each) => each.terminal === terminal && each.epoch === epoch);
}

/** Who is told nothing any more, by head office's signature. */
export function listSilenced({ db }: Context): Speaker[] {
  const all = listEndings(db).map(
    ({ terminal, epoch }) => [`${terminal} ${epoch}`, { terminal, epoch }] as const,
  );
  return [...new Map(all).values()];
}

/** The last that head office decided. */
function endingsToTell({ db }: Context): BranchSecretNote['endings'] {
  return listEndings(db)
    .map(({ content, signature }) => ({ content, signature }))
    .toSorted((a, b) => numberOf(b.content) - numberOf(a.content))
    .slice(0, mostEndings);
}

function numberOf(content: string): number {
  const reading = readDecision(content);
  return reading.state === 'malformed' ? 0 : reading.decision.number;
}

/** Digest of what is here now: whoever was told another one is told again. */
export function digestOf(context: Context): string {
  return digestOfSet(context.peppers.list(), endingsToTell(context));
}
