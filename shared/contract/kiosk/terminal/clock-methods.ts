import { z } from 'zod';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { nothing } from '../method.ts';

/** The machine's clock, when it and the kiosk's own time disagree. */
export const clockMethods = {
  /** The kiosk takes the machine's time. Every open one-time code ends and no wait becomes shorter. */
  setClockRight: coSignedMethod('setClockRight', {
    access: { view: 'clerk', roles: ['admin'] },
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [
      z.strictObject({ code: z.literal('clock-right') }),
      z.strictObject({ code: z.literal('attending') }),
    ],
  }),
} as const;
