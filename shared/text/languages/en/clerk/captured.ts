import type { Widen } from '../../catalogue.ts';
import type { captured as spanish } from '../../es/clerk/captured.ts';

export const captured: Widen<typeof spanish> = {
  heading: {
    visa: 'Visa',
    employer: 'Employer',
    worker: 'Worker, as the contract says',
    work: 'Work',
    registration: 'SUT registration',
  },
  fieldHelp: {
    'contract.sutNumber': 'Exactly as printed; it has no fixed format.',
    'contract.sutHash': 'If the contract has one (since May 2025). The copy is kept as evidence.',
    'contact.collectedBy': 'Only if someone else collects, with an authorisation letter.',
  },
  identity: {
    sex: { F: 'Female', M: 'Male', X: 'X' },
    chooseVisa: 'Choose if they have a visa',
    mrzOf: 'MRZ: {{name}}',
    contractNames: "This is how the contract writes the passport's names. Compare them with the passport.",
    takeContractNames: 'Use these names',
  },
  cedula: {
    numberHelp: 'Ten digits: the number they are known by here.',
    fingerprintHelp: 'On the back, for example E1333I1222.',
  },
  mrz: {
    title: 'Machine-readable zone (MRZ)',
    help: 'Paste, type or swipe the two lines at the foot of the passport.',
    use: 'Use this data',
    used: 'Data copied. Names are compared by eye.',
    allRight: 'Every check digit is right.',
    otherLayout:
      'The reader types in another keyboard language: in names, Y and Z (or A and Q) may have changed places. Compare them letter by letter and tell the administrator.',
    someWrong: 'Some digits do not add up. Compare with the document and correct what is marked.',
    expected: 'expected {{expected}}, read {{found}}',
    right: 'right',
    check: {
      documentNumber: 'Number',
      birthDate: 'Birth',
      expiryDate: 'Expiry',
      personalNumber: 'Personal no.',
      composite: 'Composite',
    },
    problem: {
      empty: 'Nothing to read yet.',
      length:
        'The lines are not as long as a passport’s (2 of 44), a card’s or a visa’s. Check that they are complete.',
      characters: 'Some characters do not exist in an MRZ: only A-Z, 0-9 and <.',
    },
    accept: 'The document is printed like this…',
    acceptTitle: 'Accept an MRZ that does not add up',
    acceptText:
      'Only if the digits printed on the document are truly wrong. A supervisor other than you signs with their PIN.',
    accepted: 'Accepted by {{by}}: {{reason}}',
  },
  contract: {
    chooseType: 'Choose the type',
    compare: 'Passport and contract',
    comparePassport: 'Passport',
    compareContract: 'Contract',
    compareField: { name: 'Name', documentNumber: 'Document', nationality: 'Nationality' },
    verdict: { same: 'Same', compatible: 'Compatible', different: 'Different', missing: 'Missing' },
    samePerson: 'It is the same person',
    samePersonHelp: 'Say why: for example, “the contract omits the second surname”.',
    rucKind: { natural: 'RUC of a person', company: 'RUC of a company', public: 'RUC of a public body' },
    amountHelp: 'In dollars, for example 640.00',
  },
  contact: {
    emailHelp: 'The one-time code goes there. Without e-mail you check the identity here.',
    emailGood: 'The address is well formed.',
    phoneGood: 'Dialled as {{number}}',
    mobileHelp: 'Ecuador: 09…; elsewhere: with + and the prefix.',
    landlineHelp: 'With the province’s code: 02, 04, 07…',
    didYouMean: 'Did they mean {{domain}}?',
    useSuggestion: 'Use {{domain}}',
    none: 'Without e-mail or phone you check the identity here; you can go on.',
  },
};
