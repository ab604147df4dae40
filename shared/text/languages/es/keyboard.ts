import { act, digits, keys, type Layout } from '../keyboard-layout.ts';

export const keyboard: Layout = [
  [...keys(digits), act('backspace', 2)],
  [...keys("qwertyuiop-'")],
  [...keys('asdfghjklñü'), ...keys('.')],
  [act('shift', 2), ...keys('zxcvbnm,'), act('clear', 2)],
  [...keys('áéíóú'), act('space', 7)],
];
