import type { AgreedWords, PrivacyNoticeWords, TermsWords } from '../language-words.ts';

const termsOfCedula = {
  0: 'The credential is kept at this branch. With it and your cédula number you will reach the social security services online once head office has received it; not before. The credential does not replace the cédula.',
  5: 'You declare that your cédula and your data are true and that your contact data are yours. If they change, you must tell a branch.',
};

/** The terms of use of the credential; a changed word is a new version: see `text/papers/terms.ts`. */
const terms: TermsWords = {
  title: 'Agreement on responsibility for and use of the credential',
  sections: [
    {
      title: 'What the credential is',
      body: 'The credential is kept at this branch. With it and your identification code you will reach the social security services online once head office has received them; not before. The code is provisional: it is not an Ecuadorian identity card and does not prove your migration status.',
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
  versions: {
    '2026-12': {},
    '2026-12-cedula': termsOfCedula,
    '2026-11': {
      0: 'With your identification code and your credential you reach the social security services online. The code is provisional: it is not an Ecuadorian identity card and does not prove your migration status.',
    },
    '2026-11-cedula': {
      ...termsOfCedula,
      0: 'With your cédula number and your credential you reach the social security services online. The credential does not replace the cédula.',
    },
  },
};

/** The notice given when data are collected; a changed word is a new version: see `text/papers/privacy-notice.ts`. */
const privacyNotice: PrivacyNoticeWords = {
  title: 'How we look after your data',
  summary: 'We use your data only to register you with social security and to give you your credential.',
  sections: [
    {
      title: 'Who is responsible',
      body: 'The social security institution, through this branch, is responsible for your data.',
    },
    {
      title: 'Which data',
      body: 'Those of your passport and your work contract, with copies of both, and your contact data. We do not ask for your religion, health or opinions. Your migration status is sensitive: we keep only what is necessary.',
    },
    {
      title: 'What for',
      body: 'To give you an identification code, so that your employer can file the entry notice and you can use the social security services.',
    },
    {
      title: 'Why we may do it',
      body: 'The law requires everyone who works to be affiliated. The basis is that legal duty and social security, not your consent (LOPDP, arts. 7 and 26). Without these data you cannot be registered; giving false data stops the procedure.',
    },
    {
      title: 'Your credential and your answers',
      body: 'Nobody can see them: not the clerk, not your employer, not the institution. They are stored transformed, so that they cannot be read.',
    },
    {
      title: 'Who receives them',
      body: "The institution's head office and the authorities named by law. Your employer receives only your identification code. They are not sold or sent to another country. No decision about you is taken without a person.",
    },
    {
      title: 'For how long',
      body: 'While you are affiliated, and afterwards for the time the social security laws set. A registration that is not completed is deleted when its time is over.',
    },
    {
      title: 'How we protect them',
      body: 'They are stored encrypted. Only authorised staff can reach them, and every look at them is recorded.',
    },
    {
      title: 'Your rights',
      body: 'You can see your data, receive a copy, correct them, update them, object, ask for them to be deleted or their use suspended where the law allows it, and take them elsewhere. It is free.',
    },
    {
      title: 'Where to ask',
      body: "At the counter of any branch, or from the institution's data protection officer. If you are not satisfied you can turn to the Superintendency for the Protection of Personal Data.",
    },
  ],
  versions: {
    '2026-11': {},
    '2026-11-cedula': {
      1: 'Those of your cédula, with a copy of it, and your contact data. We do not ask for your religion, health or opinions.',
      2: 'To give you your credential, and so that you can use the social security services with your cédula.',
      5: "The institution's head office and the authorities named by law. They are not sold or sent to another country. No decision about you is taken without a person.",
    },
  },
};

export const agreed: AgreedWords = { terms, privacyNotice };
