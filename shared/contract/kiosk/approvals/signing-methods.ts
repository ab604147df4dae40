import { method } from '../method.ts';
import { actToSign, shownAct, showRefusal } from './act-to-sign.ts';

export const signingMethods = {
  /**
   * What an act is about, as it stands now, to be read by the second person before they sign. What they sign is this
   * and nothing that came after. Only for who may call the act.
   */
  showActToSign: method({
    access: { view: 'clerk', roles: ['clerk', 'supervisor', 'admin'] },
    input: actToSign,
    output: shownAct,
    errors: showRefusal,
  }),
} as const;
