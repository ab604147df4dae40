import { z } from 'zod';
import { visaValidityUnits } from '#shared/domain/registration/visa-types.ts';
import { errorCodes, method, nothing } from '../method.ts';
import { clerkLanguage, withoutUnseenSigns } from '../values.ts';

/** The terminal's list of visas. Source: domain.md 2 (a configurable list with validity). */

const admin = { view: 'clerk', roles: ['admin'] } as const;

/** How many kinds a terminal may add; a select that is longer helps nobody. */
export const mostAddedVisaTypes = 40;

const visaTypeId = z.string().regex(/^[a-z0-9-]{1,64}$/);
/** Signs that nobody sees are no part of it. */
const visaName = z
  .string()
  .max(60)
  .overwrite((text) => withoutUnseenSigns(text).replace(/\s+/gu, ' ').trim())
  .regex(/\p{L}.*\p{L}/u);
export const visaNames = z.record(clerkLanguage, visaName);
const visaValidity = z.strictObject({ count: z.int().min(1).max(999), unit: z.enum(visaValidityUnits) });

export const visaTypeChanges = z.strictObject({
  added: z
    .array(z.strictObject({ id: visaTypeId, names: visaNames, validity: visaValidity.nullable() }))
    .max(mostAddedVisaTypes),
  retired: z.array(visaTypeId).max(1000),
});

export const visaTypeMethods = {
  addVisaType: method({
    access: admin,
    input: z.strictObject({ names: visaNames, validity: visaValidity.nullable() }),
    output: nothing,
    errors: errorCodes('name-taken', 'list-full'),
  }),
  /** A retired kind can no longer be chosen; nothing is deleted, and it can be put back. */
  setVisaTypeRetired: method({
    access: admin,
    input: z.strictObject({ id: visaTypeId, isRetired: z.boolean() }),
    output: nothing,
    errors: errorCodes('not-found'),
  }),
} as const;
