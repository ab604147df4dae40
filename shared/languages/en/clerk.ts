import type { Widen } from '../catalogue.ts';
import type { clerk as spanish } from '../es/clerk.ts';

export const clerk: Widen<typeof spanish> = {
  signIn: { title: 'Sign in' },
};
