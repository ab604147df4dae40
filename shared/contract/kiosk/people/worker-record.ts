import { z } from 'zod';
import { contactFields } from '#shared/domain/contact/contact-fields.ts';
import { kitStatus } from '../recovery-kit/kit-methods.ts';
import { draftValues, id, instant, isoDate, paper, procedure, visitDocument } from '../values.ts';
import { revocation } from './revocation-methods.ts';

/** What is on record of a person, as the counter reads it. */

/** As the counter sees it. */
export const credentialStates = ['none', 'active', 'locked', 'revoked'] as const;

const contactChangeSummary = z.strictObject({
  at: instant,
  decision: z.enum(['approved', 'declined']),
  fields: z.array(z.enum(contactFields)),
  reason: z.string(),
  /** Accounts' names. */
  attendedBy: z.string(),
  signedBy: z.string(),
});
export type ContactChangeSummary = z.infer<typeof contactChangeSummary>;

export const workerRecord = z.strictObject({
  id,
  procedure,
  identificationCode: z.string(),
  officialCode: z.string().nullable(),
  cedula: z.string().nullable(),
  values: draftValues,
  documents: z.array(visitDocument),
  credential: z.enum(credentialStates),
  credentialIssuedAt: instant.nullable(),
  /** Since when it is locked. */
  credentialLockedAt: instant.nullable(),
  /** The last recovery kit that was in force; null when there never was one. */
  kit: kitStatus.nullable(),
  entryNoticeDeadline: isoDate.nullable(),
  /** That day has passed; whether the employer filed it is not known here. */
  isEntryNoticeOver: z.boolean(),
  registeredAt: instant,
  registeredBy: z.string(),
  /** Terminal of the counter that registered them, where the documents are; null: this one. */
  origin: z.string().nullable(),
  /** Numbers that other counters gave to the same person. */
  otherNumbers: z.array(z.string()),
  papers: z.array(paper),
  /** Changes of contact data that were signed or declined, newest first. */
  contactChanges: z.array(contactChangeSummary),
  /** Newest first. */
  revocations: z.array(revocation),
  /** After a death: nothing more is issued. */
  closed: z.boolean(),
  /** The passport in force was reported lost, stolen or expired. */
  documentReported: z.boolean(),
  /** Until when codes do not go to the newest address; null when they do. */
  contactCoolsOffUntil: instant.nullable(),
  /** Truthful state at head office. */
  headOffice: z.enum(['saved', 'sent', 'documents', 'acknowledged', 'refused']),
  /** The newest message to this person, and the server's last words about it; null when there was none. */
  newestMail: z
    .strictObject({
      state: z.enum(['queued', 'sent', 'given-up', 'failed']),
      at: instant,
      answer: z.string().nullable(),
    })
    .nullable(),
});
export type WorkerRecord = z.infer<typeof workerRecord>;
