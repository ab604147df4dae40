import type { TermsWords } from '../language-words.ts';

/** The terms of use of the credential; a changed word is a new version: see `papers/terms.ts`. */
export const terms: TermsWords = {
  title: 'Agreement on responsibility for and use of the credential',
  sections: [
    {
      title: 'What the credential is',
      body: 'With your identification code and your credential you reach the social security services online. The code is provisional: it is not an Ecuadorian identity card and does not prove your migration status.',
    },
    {
      title: 'The credential is personal',
      body: 'You choose it and only you know it. Do not lend it or give it to anyone: not your employer, not an agent, not an official. Nobody from the institution will ask you for it in person, by telephone or by e-mail.',
    },
    {
      title: 'Your responsibility',
      body: 'What is done with your credential counts as done by you, until you report it lost or it is shown that someone else used it without your permission.',
    },
    {
      title: 'Loss, or use by someone else',
      body: 'If you lost the credential or think that someone knows it, change it or report it at once at any branch. It will be locked until you confirm who you are.',
    },
    {
      title: 'Lock and recovery',
      body: 'After three wrong attempts the credential is locked. To recover it you will be asked for your birth date, the security image and one of the three answers you chose. Remember them: the institution cannot see them.',
    },
    {
      title: 'True data',
      body: 'You declare that your documents and data are true and that your contact data are yours. If they change, or if you obtain an Ecuadorian identity card, you must tell a branch.',
    },
    {
      title: 'Personal data',
      body: 'Your data are handled under the Organic Law on the Protection of Personal Data and the privacy notice you read before giving them. You can see them, correct them and receive a copy at any branch.',
    },
    {
      title: 'Acceptance',
      body: 'By accepting on the screen you receive the credential. The acceptance is confirmed by signing this document by hand; you receive one copy of it.',
    },
  ],
  own: {
    registration: null,
    enrolment: {
      0: 'With your cédula number and your credential you reach the social security services online. The credential does not replace the cédula.',
      5: 'You declare that your cédula and your data are true and that your contact data are yours. If they change, you must tell a branch.',
    },
  },
};
