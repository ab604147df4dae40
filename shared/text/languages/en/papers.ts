import type { PaperText } from '../es/papers.ts';

/** Words of the papers in English. */
export const papers: PaperText = {
  code: 'Identification code',
  worker: 'Worker',
  employer: 'Employer',
  branch: 'Branch',
  none: 'None',
  localTime: '{date}, {time} (Ecuador time)',
  page: { copyForWorker: 'Copy 1 of 2 · for the worker', copyForBranch: 'Copy 2 of 2 · for the branch' },
  recoveryReceipt: {
    title: 'Receipt of a new credential',
    done: 'You made a new credential at the counter. The one before no longer works here; online, once head office has received the new one.',
    notYou: 'If you did not ask for it, tell any branch today.',
    secret: 'Your credential is not written on this paper. Tell it to nobody, not to staff either.',
  },
  kitSheet: {
    title: 'Recovery codes',
    serial: 'Sheet {serial}',
    takeTitle: 'Take this sheet yourself',
    take: 'Fold it along the line, with the codes inside. Nobody else should read it, not staff either.',
    useTitle: 'What it is for',
    use: [
      'The day you have no e-mail, ask at the branch to unlock or recover your credential.',
      'Type one of these codes on the screen and cross it out: each works only once.',
    ],
    keepTitle: 'How to keep it',
    keep: [
      'At home, away from your cédula or your identification code.',
      'Nobody at the branch will ask you for these codes.',
      'If you lose it or somebody saw it, ask to have it cancelled. A new sheet cancels this one.',
    ],
    fold: 'Fold here, with the codes inside',
    codesTitle: 'Your codes',
    signs: 'There are no zeros or ones: only letters and the numbers 3, 4, 7 and 9.',
  },
  receipt: {
    provisional: 'Provisional code. Not an identity card.',
    unconfirmed: 'Provisional until head office confirms it. No identity card.',
    deadlineTitle: 'Entry notice',
    deadline: '{employer} must file your entry notice by',
    deadlineOver:
      'The time for {employer} to file your entry notice has ended. If they have not filed it, ask them to do it now. It ended on',
    noDeadline:
      '{employer} must file your entry notice within the legal time, counted from the start of the contract.',
    nextTitle: 'What comes next',
    next: [
      'Give your identification code to your employer.',
      'Your employer files the entry notice with that code.',
      'Your credential is kept at this branch. It will serve in the online services once head office has received it: ask here.',
      'When you have an Ecuadorian identity card, come to a branch.',
    ],
    recoverTitle: 'If you forget or lock your credential',
    recoverEmail:
      'With your code, ask to recover it: birth date, security image and one of your three answers. A code will reach your e-mail.',
    recoverCounter:
      'Come back to this branch with your passport. We will ask for your birth date, the security image and one of your three answers.',
    attempts: 'You have three attempts; then the credential is locked and the branch unlocks it.',
    secretTitle: 'Your credential is yours alone',
    secret:
      'It is not written on this paper. Nobody at the branch will ask for it. Do not give it to your employer.',
  },
  receiptTitle: {
    registration: 'Registration receipt',
    enrolment: 'Enrolment receipt',
  },
  byDocument: {
    passport: {},
    cedula: {
      code: 'Cédula (identity card)',
      receipt: {
        next: [
          'Sign the papers at the counter; one copy is yours.',
          'Your credential is kept at this branch. It will serve in the online services once head office has received it: ask here.',
          'If your e-mail or telephone changes, tell a branch.',
          'When you renew your cédula, number and credential stay the same.',
        ],
        recoverEmail:
          'With your cédula number, ask to recover it: birth date, security image and one of your three answers. A code will reach your e-mail.',
        recoverCounter:
          'Come back to this branch with your cédula. We will ask for your birth date, the security image and one of your three answers.',
      },
      fields: { 'identity.number': 'Cédula number', 'identity.expiryDate': 'Expiry of the cédula' },
    },
  },
  credentialRequest: {
    title: 'Request for a credential',
    summaryTitle: 'Summary in English',
    summary: [
      'With this paper you request a social security credential.',
      'You declare that your data are true and that you chose the credential yourself.',
      'Sign both copies: one is yours.',
    ],
  },
  agreement: {
    title: 'Agreement on responsibility and use',
    summaryTitle: 'Summary in English',
    summary: [
      'The credential is personal: give it to nobody.',
      'If you lose it or someone knows it, report it at once at a branch.',
      'After three wrong attempts it is locked.',
      'Your data and documents must be true.',
      'The Spanish text is the one that binds. Sign both copies: one is yours.',
    ],
  },
  comeback: {
    title: 'Your case is kept',
    intro: 'We kept what you already gave. Come back with what is missing; you need not start again.',
    referenceTitle: 'Reference of your case',
    missingTitle: 'Bring or complete',
    missingDataTitle: 'Missing data',
    whenTitle: 'When and where',
    when: 'No appointment, at any opening hour, at this branch: {branch}. Show this paper.',
    notCode: 'This reference is not an identification code: it cannot be used for the entry notice.',
  },
  employerSlip: {
    title: 'For the employer',
    deadlineTitle: 'File the entry notice by',
    deadlineOver: 'If you have not filed the entry notice, file it today: the time ended on',
    days: '{days} days from the start of the contract',
    contractStart: 'Start of the contract',
    ruc: 'RUC',
    howTitle: 'How to do it',
    how: [
      'Enter the social security online system with the employer credential.',
      'Choose “Aviso de entrada” and type the identification code in place of the cédula.',
      'Check the name, enter the start of the contract and send.',
      'Give the worker a copy of the notice.',
    ],
    late: 'A late notice may bring interest and fines.',
    unconfirmed:
      'The code is provisional until head office confirms it. If the system does not know it, ask at the branch.',
    secret: "The credential is the worker's. Do not ask for it: this procedure does not need it.",
  },
  triage: {
    bringTitle: 'What to bring',
    stepsTitle: 'What to do',
    cedula: {
      title: 'You have an Ecuadorian identity card',
      lead: 'You can get your credential online, without coming to the branch.',
      bring: ['Your cédula number', 'An e-mail address', 'A telephone number'],
      steps: [
        'Go to www.iess.gob.ec',
        'Choose Trámites virtuales, Asegurados, Afiliados, Generar o recuperar clave.',
        'Type your cédula number and birth date, and answer three questions.',
        'Open the link sent to your e-mail, accept the terms and create the credential.',
      ],
      note: 'At the counter we also enrol you, and help if your credential is locked or forgotten.',
    },
    'refugee-card': {
      title: 'You have a refugee card',
      lead: 'You need no identification code: your card carries the number that is used.',
      bring: ['Your refugee card, not expired', 'Your work contract registered in the SUT'],
      steps: [
        'Give your employer the number of your card.',
        'Your employer files the entry notice with that number.',
        'At the branch, ask for the affiliates’ queue to get your credential.',
      ],
      note: 'If the card has expired, renew it first. Ask at the counter: we tell you where.',
    },
    passport: {
      title: 'You have a passport and no Ecuadorian identity card',
      lead: 'We register you here, and you leave with your identification code and your credential.',
      bring: [
        'Your original passport',
        'An enlarged colour copy of the data page of the passport',
        'A copy of the work contract registered in the SUT',
        'Your e-mail address and telephone number',
      ],
      steps: [
        'Come in person, with the documents.',
        'Check on the screen that your data are right.',
        'Choose your credential on the screen: nobody else sees it.',
        'Receive your code and your papers the same day.',
      ],
      note: 'If a document is missing, come anyway: we keep what you bring.',
    },
  },
  documents: {
    passport: 'Enlarged colour copy of the passport',
    contract: 'Copy of the contract registered in the SUT',
    visa: 'Copy of the visa',
    'refugee-card': 'Copy of the refugee card',
    'authorisation-letter': 'Letter of authorisation',
    cedula: 'Colour copy of the cédula, both sides',
  },
  fields: {
    'identity.issuingState': 'State that issued the passport',
    'identity.number': 'Passport number',
    'identity.surname': 'Surname',
    'identity.nationality': 'Nationality',
    'identity.birthDate': 'Date of birth',
    'identity.sex': 'Sex',
    'identity.expiryDate': 'Expiry of the passport',
    'contract.employerRuc': "Employer's RUC",
    'contract.employerName': "Employer's name",
    'contract.workerName': 'Name in the contract',
    'contract.position': 'Position',
    'contract.type': 'Type of contract',
    'contract.startDate': 'Start of the contract',
    other: 'Another item, which the counter will name',
  },
};
