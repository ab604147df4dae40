import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { listEarlierKeys } from '#electron/main/db/head-office/event-origin.ts';
import {
  changeOfficeLine,
  getOfficeLine,
  type Joining,
  type PreparedJoining,
} from '#electron/main/db/head-office/line-store.ts';
import { isCertificateFor } from '#electron/main/head-office/certificate-facts.ts';
import type { JoiningLine } from '#electron/main/head-office/head-office-line.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { HeadOfficeDesk } from '#electron/main/head-office/office-desk.ts';
import { earlierAtMost, joiningRequestContent, terminalLogin } from '#shared/contract/head-office/joining.ts';
import type { JoiningEnd } from '#shared/contract/kiosk/head-office/line-methods.ts';
import { keyPurpose } from './open-counter.ts';

export const codePurpose = 'joining code of head office';
/** What the terminal's age identity is sealed for. */
export const identityPurpose = 'identity at head office';

/**
 * Goes on where a joining stands, until it waits for the operator or is over. Every step is saved before the next, and
 * asking again what was asked changes nothing: a power cut at any moment costs nothing. Rejects with a `LineFault`.
 */
export async function goOnJoining(
  context: Context,
  desk: HeadOfficeDesk,
  signal: AbortSignal,
): Promise<void> {
  const { db, events } = context;
  let { joining } = getOfficeLine(db);
  if (joining === null || joining.ended !== null) return;
  if (joining.epoch !== events.epoch()) {
    end(context, joining, 'another-epoch');
    return;
  }
  if (joining.prepared === null) {
    const prepared = await prepare(context, joining.epoch);
    joining = change(context, joining, { prepared });
  }
  if (joining?.prepared == null) return;
  const { target, login: user, sealedPassword } = joining;
  const password = context.sealer.unseal(sealedPassword, codePurpose);
  let line: JoiningLine | undefined;
  try {
    line = await desk.lines.openJoining(target, { user, password, own: null }, signal);
    await askAndCollect(context, joining, joining.prepared, line);
  } catch (error) {
    const { problem, reason } = lineFaultOf(error);
    // Such a login is not there: the code was typed wrong, or its day is over.
    if (problem === 'login-refused') end(context, joining, 'code-ended');
    else if (problem === 'code-ended') end(context, joining, reason === null ? problem : 'declined', reason);
    else if (problem === 'code-used') end(context, joining, problem);
    else throw error;
  } finally {
    await line?.close();
  }
}

async function askAndCollect(
  context: Context,
  begun: Joining,
  prepared: PreparedJoining,
  line: JoiningLine,
): Promise<void> {
  const { db, clock, sealer } = context;
  let joining: Joining | null = begun;
  if (!joining.isAsked) {
    await line.ask(prepared.request, prepared.signature, prepared.csr);
    joining = change(context, joining, { isAsked: true });
  }
  if (joining === null) return;
  const { state, certificate, reason } = await line.collect();
  if (state === 'declined') end(context, joining, 'declined', reason);
  if (state !== 'admitted') return;
  const { epoch, target, id } = joining;
  const login = terminalLogin(context.events.terminal(), epoch);
  const { sealedKey, recipient, sealedIdentity } = prepared;
  const key = sealer.unseal(sealedKey, keyPurpose(epoch));
  if (certificate === null || !isCertificateFor(certificate, { login, key, authority: target.authority })) {
    end(context, joining, 'wrong-certificate');
    return;
  }
  const since = clock.now().toISOString();
  const member = { target, epoch, login, since, certificate, sealedKey, recipient, sealedIdentity };
  transact(db, () => {
    if (getOfficeLine(db).joining?.id !== id) return;
    changeOfficeLine(db, { joining: null, member });
    recordAs(context, null, 'joining-ended', null, { outcome: 'admitted' });
  });
}

/** Keys of this terminal's own, and what asks for its certificate, signed as its events are. */
async function prepare({ db, events, sealer }: Context, epoch: number): Promise<PreparedJoining> {
  // Nobody waits for these at the start.
  const [{ makeCertificateRequest }, { generateX25519Identity, identityToRecipient }] = await Promise.all([
    import('#electron/main/keys/certificate-request.ts'),
    import('age-encryption'),
  ]);
  const terminal = events.terminal();
  const { key, request: csr } = await makeCertificateRequest(terminalLogin(terminal, epoch));
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  // Its events of before are told with the keys of before.
  const earlier = listEarlierKeys(db, epoch, earlierAtMost);
  const request = joiningRequestContent({
    terminal,
    epoch,
    publicKey: events.publicKey(),
    recipient,
    csrHash: hashOfPem(csr),
    ...(earlier.length > 0 && { earlier }),
  });
  return {
    sealedKey: sealer.seal(key, keyPurpose(epoch)),
    recipient,
    sealedIdentity: sealer.seal(identity, identityPurpose),
    csr,
    request,
    signature: events.sign(request),
    fingerprint: createHash('sha256').update(request).digest('hex'),
  };
}

/** SHA-256 of the bytes (DER) that it holds, hexadecimal. */
function hashOfPem(pem: string): string {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  return createHash('sha256').update(der).digest('hex');
}

/** Null where another one was begun meanwhile, or this one was given up. */
function change({ db }: Context, { id }: Joining, step: Partial<Joining>): Joining | null {
  return transact(db, () => {
    const { joining } = getOfficeLine(db);
    if (joining?.id !== id || joining.ended !== null) return null;
    const changed = { ...joining, ...step };
    changeOfficeLine(db, { joining: changed });
    return changed;
  });
}

function end(context: Context, joining: Joining, why: JoiningEnd, reason: string | null = null): void {
  transact(context.db, () => {
    if (change(context, joining, { ended: { why, reason } }) === null) return;
    recordAs(context, null, 'joining-ended', null, { outcome: why });
  });
}
