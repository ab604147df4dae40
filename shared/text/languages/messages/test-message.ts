import { writtenWords } from '../written-words.ts';
import { composeMessage, type Message } from './compose-message.ts';

/** What an administrator sends to see that messages arrive. */
export function testMessage(): Message {
  return composeMessage('en', (language) => writtenWords[language].messages.test);
}
