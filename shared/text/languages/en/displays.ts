import type { Widen } from '../catalogue.ts';
import type { displays as spanish } from '../es/displays.ts';

export const displays: Widen<typeof spanish> = {
  clerk: 'Counter staff: type on the keyboard the number of the display that faces you',
  worker: 'Type on the keyboard the number of the display that the person attended sees',
  why: 'The displays changed. Until it is known which is which nothing is shown, so that nobody sees what is somebody else’s.',
};
