import { z } from 'zod';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, nothing } from '../method.ts';
import { workerHit } from '../registration/clerk-visit-methods.ts';
import { draftValues, id } from '../values.ts';

/** One person, one code: who on record a draft may be about, and the draft of somebody who is there already. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;

/**
 * Why somebody may be the person and is not among the likely: `more` share what is known of the birth date than are compared,
 * or are likely than are shown; `letters`: the names of somebody with this birth date are known in Latin letters alone, and
 * these in others alone, or the other way round.
 */
const unseenReason = z.enum(['more', 'letters']);
export type UnseenReason = z.infer<typeof unseenReason>;

export const likelyPeopleMethods = {
  /**
   * Who on record is likely the person of this draft, typed or read; nobody while name or birth date is missing.
   * `unseen` says why somebody else may be, too.
   */
  findLikelyPeople: method({
    access: counter,
    input: z.strictObject({ visitId: id, values: draftValues }),
    output: z.strictObject({ people: z.array(workerHit), unseen: z.array(unseenReason) }),
    errors: errorCodes('not-found'),
  }),
  /**
   * The draft is of somebody on record, with another document. Where their record takes corrections it goes on as theirs:
   * what was captured corrects it (`goesOn`). Otherwise it is closed; either way its documents are that person's.
   */
  joinDraft: method({
    access: counter,
    input: z.strictObject({ visitId: id, workerId: id }),
    output: z.strictObject({ goesOn: z.boolean() }),
    errors: errorCodes('not-found', 'visit-closed', 'already-registered', 'other-procedure'),
  }),
  /**
   * The draft's cédula is of somebody registered with a passport: they are found and served by it too. The draft is
   * closed, and its documents are theirs.
   */
  recordCedula: coSignedMethod('recordCedula', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [
      errorCodes(
        'not-found',
        'visit-closed',
        'already-handed-over',
        'cedula-wrong',
        'copy-missing',
        'has-cedula',
        'cedula-taken',
      ),
    ],
  }),
} as const;
