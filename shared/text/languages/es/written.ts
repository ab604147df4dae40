import type { WrittenWords } from '../language-words.ts';
import { messages } from './messages.ts';
import { papers } from './papers.ts';
import { privacyNotice } from './privacy-notice.ts';
import { terms } from './terms.ts';

export const written: WrittenWords = { papers, terms, privacyNotice, messages };
