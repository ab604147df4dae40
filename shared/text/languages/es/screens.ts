import type { ScreenWords } from '../language-words.ts';
import { common } from './common.ts';
import { keyboard } from './keyboard.ts';
import { bankQuestions, securityImages } from './secrets.ts';
import { worker } from './worker.ts';

export const screens = {
  common,
  worker,
  securityImages,
  bankQuestions,
  keyboard,
} as const satisfies ScreenWords;
