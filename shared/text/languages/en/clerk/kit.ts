import type { Widen } from '../../catalogue.ts';
import type { kit as spanish } from '../../es/clerk/kit.ts';

export const kit: Widen<typeof spanish> = {
  name: 'Sheet of codes',
  none: 'None',
  inForce_one: 'Since {{date}} · {{count}} code left',
  inForce_other: 'Since {{date}} · {{count}} codes left',
  resting: 'Rests after wrong codes: compare the document in an unlock or a recovery',
  ended: 'Cancelled on {{date}}',
  give: 'Sheet of codes',
  revoke: 'Cancel the sheet',
  revokeText:
    'The sheet was lost, stolen or seen by somebody. Its codes stop working at once; the person can ask for another.',
  revokeSign: 'Sign and cancel it',
  scan: {
    start: 'Scan code',
    title: 'Scan the code of the receipt',
    hold: 'Hold the QR or the bars of the receipt inside the frame.',
    typeIt: 'Meanwhile type the code into “Find a person”, or read it with the hand scanner.',
    strange:
      'That is neither an identification code, a cédula nor a comeback slip. Look for the one on the paper.',
  },
};
