import { z } from 'zod';
import { errorCodes, method } from '../method.ts';
import { workerHit } from '../registration/clerk-visit-methods.ts';
import { draftValues, id } from '../values.ts';

/** One person, one code: who on record a draft may be about, and the draft of somebody who is there already. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;

export const likelyPeopleMethods = {
  /**
   * Who on record is likely the person of this draft, typed or read; nobody while name or birth date is missing. Not
   * everybody was looked at (`isWhole` false) where more share what is known of the birth date than are compared, or
   * more are likely than are shown.
   */
  findLikelyPeople: method({
    access: counter,
    input: z.strictObject({ visitId: id, values: draftValues }),
    output: z.strictObject({ people: z.array(workerHit), isWhole: z.boolean() }),
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
} as const;
