import { z } from 'zod';
import type { EventDefinitions } from './event-definition.ts';
import { code, facts, hash, id, moment, signature, text } from './values.ts';

/** What is stored of a visit, by its hash; its files are the event's `documents`. */
const documents = z.array(z.strictObject({ id, kind: text, sha256: hash }));

/** What a second person signed for, as they were shown it. */
const signed = z
  .strictObject({ coSignedBy: id, reason: text, facts: z.array(z.strictObject({ what: text, value: text })) })
  .nullable();

/** Who looks like this person and was said to be another one. */
const toldApart = z.strictObject({ workerIds: z.array(id).min(1), reason: text, toldBy: id }).nullable();

const record = {
  workerId: id,
  procedure: text,
  identificationCode: code,
  values: facts,
  /** A kind of visa that this branch added, as the record names it. */
  addedVisaType: z
    .strictObject({
      id: text,
      names: z.record(text, text),
      validity: z.strictObject({ count: z.int(), unit: text }).nullable(),
    })
    .nullable(),
  entryNoticeDeadline: z.iso.date().nullable(),
  documents,
  signed,
  toldApart,
};

export const registrationEvents = {
  'worker-registered': {
    text: 'A person was entered, with everything that is on record of them.',
    version: 1,
    payload: z.strictObject({
      ...record,
      /** Null: the number is a cédula, and none was allotted. */
      codeSequence: z.int().nullable(),
      visit: text,
      registeredAt: moment,
      registeredBy: id,
    }),
  },
  'worker-corrected': {
    text: 'What is on record of a person was corrected; `values` is all of it from now on.',
    version: 1,
    payload: z.strictObject({
      ...record,
      /** Another one where a cédula was captured wrongly. */
      previousIdentificationCode: code,
      visit: text,
      correctedAt: moment,
      correctedBy: id,
    }),
  },
  'documents-changed': {
    text: 'Documents of somebody on record were brought, taken off or filed as another kind: `documents` is what the visit has.',
    version: 1,
    payload: z.strictObject({
      workerId: id,
      identificationCode: code,
      visit: text,
      documents,
      changedAt: moment,
    }),
  },
  'draft-joined': {
    text: 'What was being captured is of somebody on record: the documents are theirs.',
    version: 1,
    payload: z.strictObject({
      workerId: id,
      identificationCode: code,
      visit: text,
      documents,
      /** Whether what was captured goes on as a correction; otherwise the visit is closed. */
      goesOn: z.boolean(),
      joinedAt: moment,
      joinedBy: id,
    }),
  },
  'cedula-recorded': {
    text: 'Somebody registered with a passport has a cédula now, and is found by it too; the documents of the visit are theirs, and it is closed.',
    version: 1,
    payload: z.strictObject({
      workerId: id,
      identificationCode: code,
      cedula: code,
      visit: text,
      documents,
      ...signature.shape,
      recordedAt: moment,
    }),
  },
  'visit-closed': {
    text: 'A visit is over. Of a registration only one that was given up: its end otherwise is the issuance.',
    version: 1,
    payload: z.strictObject({
      /** The reference of a registration; of a service, its id. */
      visit: text,
      purpose: text,
      outcome: text,
      workerId: id.nullable(),
      /** Null where none was typed, or one that nobody here has. */
      identificationCode: code.nullable(),
      reason: text.nullable(),
      closedAt: moment,
    }),
  },
} as const satisfies EventDefinitions;
