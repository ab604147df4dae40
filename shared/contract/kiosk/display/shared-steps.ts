import { z } from 'zod';
import { kitSheet } from '../recovery-kit/kit-session.ts';
import { instant } from '../values.ts';

/** Steps that an issuance and a service have in common, each shown by one screen. */

/** A code that went to a mailbox. */
export const sentCode = {
  /** Null where it would say whether the code that was typed exists: to anybody the counter did not identify. */
  maskedEmail: z.string().nullable(),
  /**
   * `queued`: saved, leaves when there is a line; `sent`: the mail server took it; `failed`: it refused it for good.
   * Null in a service, where it is told of nobody.
   */
  delivery: z.enum(['queued', 'sent', 'failed']).nullable(),
  expiresAt: instant,
  attemptsLeft: z.int(),
  /** A code of the recovery kit may be the proof in its place. */
  offersKit: z.boolean(),
};

/** The clerk compares passport and person. */
export const counterProof = {
  /** A code of the recovery kit may be the proof: also where nothing may say who has a sheet. */
  offersKit: z.boolean(),
  /** A person who is known to have neither mailbox nor sheet. */
  onlyWay: z.boolean(),
};

/** A credential that is typed twice; of it there is the length alone. */
export const newCredential = { entry: z.enum(['first', 'again']), length: z.int() };

/** "Do you want a sheet of codes?", and what became of it. */
export const offeredSheet = { sheet: kitSheet, hasEmail: z.boolean() };
