import type { MessagesWords } from '../language-words.ts';

/** What is sent by mail. */
export const messages: MessagesWords = {
  code: {
    generation: {
      subject: 'Your code to generate the credential',
      opening:
        'Somebody is generating your credential on the screen at a counter of the institution and gave this address. If it is not you, tell any branch.',
    },
    unlock: {
      subject: 'Your code to unlock the credential',
      opening:
        'Somebody is unlocking your credential on the screen at a counter of the institution. If it is not you, tell any branch.',
    },
    recovery: {
      subject: 'Your code to recover the credential',
      opening:
        'Somebody is replacing your forgotten credential on the screen at a counter of the institution. If it is not you, tell any branch.',
    },
    kit: {
      subject: 'Your code for the sheet of codes',
      opening:
        'Somebody is asking for a sheet of recovery codes for your credential, or cancelling the one you have, on the screen at a counter of the institution. If it is not you, tell any branch.',
    },
  },
  codeParagraphs: (minutes) => [
    `Type it on the screen at the counter. It is valid for ${minutes} minutes and works once.`,
    'Tell it to nobody: no member of staff will ask for it.',
  ],
  contactChanged: {
    before: (days) => ({
      subject: 'Your contact data were changed',
      opening: 'Your contact data were changed today at a counter of the institution.',
      paragraphs: [
        `If it was you, there is nothing to do. If your e-mail address changed too, codes still come to the one before: ${days} days.`,
        'If it was not you, go to any branch with your document as soon as you can. Do not answer this message.',
      ],
    }),
    new: (days) => ({
      subject: 'This mailbox is your contact now',
      opening: 'This mailbox was registered today at a counter of the institution.',
      paragraphs: [
        `For safety, codes do not come here for ${days} days. If you need one before, go to any branch with your document.`,
        'If you do not know what this is about, tell any branch. Do not answer this message.',
      ],
    }),
  },
  test: {
    subject: 'Test message',
    opening: 'A counter sent this message to test its mail server. If you read it, it works.',
    paragraphs: ['There is nothing to do.'],
  },
};
