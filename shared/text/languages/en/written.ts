import type { WrittenWords } from '../language-words.ts';
import { messages } from './messages.ts';
import { papers } from './papers.ts';

export const written: WrittenWords = { papers, messages };
