import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, ContactEntry, ServiceSession } from '#electron/main/context/display-session.ts';
import { emit, factsOfRecord } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { sendQueuedMail } from '#electron/main/context/send-queued-mail.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import {
  type ContactChange,
  insertContactChange,
  insertDeclinedContactChange,
} from '#electron/main/db/contact/contact-change-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { endOneTimeCodes } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { awaitingSession, sessionOf } from '#electron/main/display/accepted.ts';
import { act, show } from '#electron/main/display/act.ts';
import { contactStatus, nextContactField } from '#electron/main/display/contact-entry.ts';
import { advance, finishService } from '#electron/main/display/service-step.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { type CoSignedAct, type CoSigner, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';
import {
  type ContactData,
  changedContactFields,
  checkContactField,
} from '#shared/domain/contact/contact-change.ts';
import { valuesOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { passProof } from '../services/pass-proof.ts';
import { queueContactNotices } from './contact-notices.ts';

/** Contact data are typed by the person, compared and signed by two others, and only then in force. */

export function submitContactField(
  context: Context,
  { field, answer }: Input<'submitContactField'>,
): Result<'submitContactField'> {
  const session = sessionOf(context, 'submitContactField');
  const entry = entryOf(session);
  if (entry.field !== field) return wrongStep;
  let value: string | null;
  switch (answer.kind) {
    case 'keep':
      value = entry.inForce[field];
      break;
    case 'none':
      value = null;
      break;
    case 'new': {
      const check = checkContactField(field, answer.text, answer.insists);
      if (!check.ok) {
        return failed({
          code: 'not-accepted',
          problem: check.problem,
          suggestion: check.suggestion ?? null,
          mayInsist: check.value !== undefined,
        });
      }
      value = check.value;
      break;
    }
  }
  const contact = { ...entry, typed: { ...entry.typed, [field]: value } };
  const next = nextContactField(entry);
  show(context, session, (present) =>
    next === undefined
      ? advance(context, present, 'contact-typed', { contact })
      : { ...present, contact: { ...contact, field: next } },
  );
  return done({});
}

function entryOf({ contact }: ServiceSession): ContactEntry {
  if (contact === null) throw new Error('no contact data are asked');
  return contact;
}

/** From here on nothing is typed any more: what waits is what is signed. */
export function confirmContactChange(context: Context): Result<'confirmContactChange'> {
  const session = sessionOf(context, 'confirmContactChange');
  const entry = entryOf(session);
  if (changedContactFields(entry.inForce, entry.typed).length === 0) {
    return failed({ code: 'nothing-changed' });
  }
  show(context, session, (present) => advance(context, present, 'contact-confirmed'));
  showClerk(context);
  return done({});
}

interface AskedChange {
  readonly session: ServiceSession;
  readonly worker: AttendedPerson;
  readonly entry: ContactEntry;
}

/** The change that waits for its signature, if it is this service's. */
function askedChange(context: Context, visitId: string): AskedChange | undefined {
  const session = awaitingSession(context, 'approveContactChange');
  const worker = session?.subject?.worker ?? null;
  const entry = session?.contact ?? null;
  if (session?.visitId !== visitId || worker === null || entry === null) return undefined;
  return { session, worker, entry };
}

/** Whose data, and what differs as its owner recognises it; the addresses themselves are the person's. */
function showChange(context: Context, visitId: string) {
  const asked = askedChange(context, visitId);
  if (asked === undefined) return failed({ code: 'not-asked' });
  const { session, worker, entry } = asked;
  const changes = (contactStatus(session) ?? []).map(({ field, before, after }) => ({
    what: field,
    before,
    value: after,
  }));
  return {
    ok: true,
    value: {
      about: worker.identificationCode,
      facts: [...shownPerson(worker), ...changes],
      version: [worker.workerId, entry.inForce, entry.typed],
    },
  } as const;
}

type ContactSigner = CoSigner<'approveContactChange' | 'declineContactChange'>;

function decisionOf(
  context: Context,
  { session, worker, entry }: AskedChange,
  { approvalId }: ContactSigner,
): ContactChange {
  return {
    visitId: session.visitId,
    workerId: worker.workerId,
    fields: changedContactFields(entry.inForce, entry.typed),
    approvalId,
    at: context.clock.now(),
  };
}

/** What head office learns of either decision. */
function toldOf(
  { workerId, identificationCode }: AttendedPerson,
  { fields }: ContactChange,
  coSigner: ContactSigner,
) {
  return { workerId, identificationCode, fields: [...fields], ...signatureOf(coSigner) };
}

/** Data, signatures, trail, head office and the messages to both mailboxes. */
export const contactChangeApproval: CoSignedAct<'approveContactChange'> = {
  show: (context, { visitId }) => showChange(context, visitId),
  run(context, { visitId }, coSigner) {
    const asked = askedChange(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { db } = context;
    const { session, worker, entry } = asked;
    const { identificationCode, workerId } = worker;
    const change = decisionOf(context, asked, coSigner);
    saveCounterProof(db, session.visitId, coSigner.attendedBy, change.at);
    insertContactChange(db, change, { ...worker.values, ...draftValuesOf(entry.typed) });
    endOneTimeCodes(db, { code: identificationCode, workerId }, change.at);
    record(context, 'counter-proof-recorded', identificationCode, {});
    record(context, 'contact-changed', identificationCode, {
      coSigner: coSigner.id,
      fields: change.fields.join(','),
    });
    emit(context, 'contact-changed', workerId, {
      ...toldOf(worker, change, coSigner),
      values: factsOfRecord(draftValuesOf(entry.typed)),
      changedAt: change.at.toISOString(),
    });
    const mailboxes = {
      before: [entry.inForce.email, session.subject?.mailbox ?? null],
      after: entry.typed.email,
    };
    queueContactNotices(context, { workerId, language: session.language }, mailboxes);
    act(context, session, (present) => ({
      ...passProof(context, present, worker, 'counter'),
      subject: findSubject(context, workerId, true) ?? present.subject,
      contact: null,
      touchedAt: context.scheduler.monotonic(),
    }));
    context.later(() => sendQueuedMail(context));
    afterCommit(db, () => context.showView('worker'));
    return done({});
  },
};

/** Nothing changes, in a recovery no credential either: the service ends and the reason is kept. */
export const contactChangeRefusal: CoSignedAct<'declineContactChange'> = {
  refuses: 'approveContactChange',
  show: (context, { visitId }) => showChange(context, visitId),
  run(context, { visitId }, coSigner) {
    const asked = askedChange(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { session, worker } = asked;
    const change = decisionOf(context, asked, coSigner);
    insertDeclinedContactChange(context.db, change);
    record(context, 'contact-change-declined', worker.identificationCode, { coSigner: coSigner.id });
    emit(context, 'contact-change-declined', worker.workerId, {
      ...toldOf(worker, change, coSigner),
      declinedAt: change.at.toISOString(),
    });
    const touchedAt = context.scheduler.monotonic();
    act(context, session, (present) => ({
      ...finishService(context, present, 'contact-declined', 'contact-declined'),
      touchedAt,
    }));
    afterCommit(context.db, () => context.showView('worker'));
    return done({});
  },
};

function draftValuesOf({ email, mobile, landline }: ContactData): DraftValues {
  return valuesOf('contact', { email: email ?? '', mobile: mobile ?? '', landline: landline ?? '' });
}
