import type { PrivacyNoticeWords } from '../language-words.ts';

/** The notice given when data are collected; a changed word is a new version: see `papers/privacy-notice.ts`. */
export const privacyNotice: PrivacyNoticeWords = {
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
  own: {
    registration: null,
    enrolment: {
      1: 'Those of your cédula, with a copy of it, and your contact data. We do not ask for your religion, health or opinions.',
      2: 'To give you your credential, and so that you can use the social security services with your cédula.',
      5: "The institution's head office and the authorities named by law. They are not sold or sent to another country. No decision about you is taken without a person.",
    },
  },
};
