import { act, digits, keys, type Layout } from '../keyboard-layout.ts';

export const keyboard: Layout = [
  [...keys(digits), act('backspace', 2)],
  [...keys("qwertyuiop-'")],
  [...keys('asdfghjkl.,/')],
  [act('shift', 2), ...keys('zxcvbnm'), act('clear', 3)],
  [{ kind: 'gap', span: 2 }, act('space', 8), { kind: 'gap', span: 2 }],
];
