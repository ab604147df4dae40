import type { Widen } from '../catalogue.ts';
import type { reading as spanish } from '../es/clerk-reading.ts';

/** Words of documents that read themselves, at the counter. */
export const reading: Widen<typeof spanish> = {
  stage: {
    waiting: 'Waiting…',
    gates: 'Checking the copy…',
    mrz: 'Reading the MRZ…',
    contract: 'Reading the contract…',
    done: 'Finishing…',
  },
  good: 'The copy is in order',
  goodMrz: 'The copy is in order and the MRZ was read',
  goodNoMrz: 'The copy is in order, but no MRZ was found',
  problems_one: '{{count}} thing to solve on this copy',
  problems_other: '{{count}} things to solve on this copy',
  measured: '{{measured}}; asked for {{limit}}',
  unit: {
    percent: '{{figure}} %',
    times: '{{figure}}×',
    millimetres: '{{figure}} mm',
    'dots-per-inch': '{{figure}} dpi',
    points: '{{figure}} points',
    'grey-levels': '{{figure}} levels',
    days: '{{figure}} days',
    pages: '{{figure}} pages',
    zones: '{{figure}} MRZ',
    bits: '{{figure}} bits',
  },
  otherDocument: 'It is an identity card or a visa, not the passport',
  otherDocumentDoing:
    "Capture the passport's data page. Who has an Ecuadorian cédula is not registered here.",
  several: 'There is more than one passport in the picture',
  severalDoing: 'Crop the picture to one of them, or capture each page by itself.',
  override: 'Supervisor…',
  overrideTitle: 'Accept the copy as it is',
  overrideText:
    '{{problem}}. Only if the person cannot bring another copy. A supervisor other than you signs with their PIN and writes the reason.',
  overridden: 'Accepted by {{by}}: {{reason}}',
  gateNotFailed: 'That check does not fail any more: the copy changed.',
  failed: {
    damaged: 'The copy could not be checked',
    'took-too-long': 'Checking took too long',
  },
  failedText: 'The document is saved. Check it again, or type the data by hand.',
  again: 'Check again',
  strip: 'What was read, in the picture',
  filled_one: '{{count}} field was filled. Compare the names by eye.',
  filled_other: '{{count}} fields were filled. Compare the names by eye.',
  state: {
    read: 'read',
    repaired: 'repaired',
    doubtful: 'doubtful',
  },
  stateHelp: {
    read: 'Read from the document as it stands.',
    repaired: 'A check digit decided between letters that look alike. Compare it.',
    doubtful: 'It was not read with certainty. Look at the paper.',
  },
  doubt: 'Does it say {{value}}?',
  confirm: 'Yes, confirm',
  differs: 'The document says {{value}}',
  use: 'Use',
  useAll: 'Use all that was read',
  otherMrz: 'The MRZ read on the copy differs from the typed one.',
  notFound: 'Not found in the contract',
  place: 'See it on the page',
};
