import { z } from 'zod';
import { id, reason, withoutUnseenSigns } from '../values.ts';

/** What is decided with an act that a second person signs, and is therefore shown to them and bound with it. */

const heard = z.string().max(200).overwrite(withoutUnseenSigns).trim();

/** The counter called the employer: which number, who answered, what they said. */
export const callBack = z.strictObject({
  number: heard.min(3),
  who: heard.min(2),
  result: z.enum(['confirmed', 'denied', 'no-answer']),
});

/** That it is another person than those who were shown, and why. */
export const distinct = z.strictObject({ people: z.array(id).min(1).max(20), reason }).optional();
