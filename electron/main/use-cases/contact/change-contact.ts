import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { sendQueuedMail } from '#electron/main/context/send-queued-mail.ts';
import type { ContactEntry, ServiceTurn } from '#electron/main/context/service-turn.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import {
  type ContactChange,
  insertContactChange,
  insertDeclinedContactChange,
} from '#electron/main/db/contact/contact-change-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { insertOutboxItem } from '#electron/main/db/head-office/outbox-store.ts';
import { saveCounterProof } from '#electron/main/db/registration/visit-store.ts';
import { endServiceCodes } from '#electron/main/db/services/service-store.ts';
import { contactStanding, passContactField } from '#electron/main/display/contact-entry.ts';
import { finishService, showOutcome } from '#electron/main/display/end-service.ts';
import { serviceAt } from '#electron/main/display/service-step.ts';
import { findSubject } from '#electron/main/display/service-subject.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownPerson } from '#electron/main/use-cases/approvals/shown-person.ts';
import {
  type ContactData,
  changedContactFields,
  checkContactField,
} from '#shared/domain/contact/contact-change.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { passProof } from '../services/pass-proof.ts';
import { queueContactNotices } from './contact-notices.ts';

/** Contact data are typed by the person, compared and signed by two others, and only then in force. */

export function submitContactField(
  context: Context,
  { field, answer }: Input<'submitContactField'>,
): Result<'submitContactField'> {
  const service = serviceAt(context, 'contact-entry');
  const entry = service?.contact ?? null;
  if (service === undefined || entry === null || entry.field !== field) return wrongStep;
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
  passContactField(service, { ...entry, typed: { ...entry.typed, [field]: value } });
  return done({});
}

/** From here on nothing is typed any more: what waits is what is signed. */
export function confirmContactChange(context: Context): Result<'confirmContactChange'> {
  const service = serviceAt(context, 'contact-confirm');
  const entry = service?.contact ?? null;
  if (service === undefined || entry === null) return wrongStep;
  if (changedContactFields(entry.inForce, entry.typed).length === 0) {
    return failed({ code: 'nothing-changed' });
  }
  service.stage = 'contact-approval';
  showClerk(context);
  return done({});
}

interface AskedChange {
  readonly service: ServiceTurn;
  readonly worker: TurnWorker;
  readonly entry: ContactEntry;
}

/** The change that waits for its signature, if it is this service's. */
function askedChange(context: Context, visitId: string): AskedChange | undefined {
  const service = serviceAt(context, 'contact-approval');
  const worker = service?.subject?.worker ?? null;
  const entry = service?.contact ?? null;
  if (service?.visitId !== visitId || worker === null || entry === null) return undefined;
  return { service, worker, entry };
}

/** Whose data, and what differs as its owner recognises it; the addresses themselves are the person's. */
function showChange(context: Context, visitId: string) {
  const asked = askedChange(context, visitId);
  if (asked === undefined) return failed({ code: 'not-asked' });
  const { service, worker, entry } = asked;
  const changes = (contactStanding(service) ?? []).map(({ field, before, after }) => ({
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

function decisionOf(
  context: Context,
  { service, worker, entry }: AskedChange,
  { id, reason }: { readonly id: string; readonly reason: string },
): ContactChange {
  return {
    visitId: service.visitId,
    workerId: worker.workerId,
    fields: changedContactFields(entry.inForce, entry.typed),
    attendedBy: requireAccount(context).id,
    coSignedBy: id,
    reason,
    at: context.clock.now(),
  };
}

/** Data, signatures, trail, head office and the messages to both mailboxes. */
export const contactChangeApproval: CoSignedAct<'approveContactChange'> = {
  show: (context, { visitId }) => showChange(context, visitId),
  run(context, { visitId }, coSigner) {
    const asked = askedChange(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { db } = context;
    const { service, worker, entry } = asked;
    const { identificationCode, workerId } = worker;
    const change = decisionOf(context, asked, coSigner);
    saveCounterProof(db, service.visitId, change.attendedBy, change.at);
    insertContactChange(db, change, { ...worker.values, ...draftValuesOf(entry.typed) });
    endServiceCodes(db, identificationCode, change.at);
    record(context, 'counter-proof-recorded', identificationCode, {});
    record(context, 'contact-changed', identificationCode, {
      coSigner: coSigner.id,
      fields: change.fields.join(','),
    });
    insertOutboxItem(db, {
      id: context.randomness.uuid(),
      kind: 'contact-changed',
      subject: workerId,
      payload: { workerId, identificationCode, contact: entry.typed, changedAt: change.at.toISOString() },
      at: change.at,
    });
    const mailboxes = {
      before: [entry.inForce.email, service.subject?.mailbox ?? null],
      after: entry.typed.email,
    };
    queueContactNotices(context, { workerId, language: service.language }, mailboxes);
    const show = passProof(context, service, worker, 'counter');
    afterCommit(db, () => {
      service.subject = findSubject(context, workerId, true) ?? service.subject;
      service.contact = null;
      show();
      context.later(() => sendQueuedMail(context));
      backToWorker(context, service);
    });
    return done({});
  },
};

/** Nothing changes, in a recovery no credential either: the service ends and the reason is kept. */
export const contactChangeRefusal: CoSignedAct<'declineContactChange'> = {
  show: (context, { visitId }) => showChange(context, visitId),
  run(context, { visitId }, coSigner) {
    const asked = askedChange(context, visitId);
    if (asked === undefined) return failed({ code: 'not-asked' });
    const { service, worker } = asked;
    insertDeclinedContactChange(context.db, decisionOf(context, asked, coSigner));
    record(context, 'contact-change-declined', worker.identificationCode, { coSigner: coSigner.id });
    finishService(context, service, 'contact-declined');
    afterCommit(context.db, () => {
      showOutcome(service, 'contact-declined');
      backToWorker(context, service);
    });
    return done({});
  },
};

function draftValuesOf({ email, mobile, landline }: ContactData): DraftValues {
  return { 'contact.email': email ?? '', 'contact.mobile': mobile ?? '', 'contact.landline': landline ?? '' };
}

function backToWorker(context: Context, service: ServiceTurn): void {
  service.touchedAt = context.scheduler.monotonic();
  context.showView('worker');
}
