import type { Widen } from '../../catalogue.ts';
import type { edit as spanish } from '../../es/clerk/edit.ts';

/** Words of correcting a document's pages. */
export const edit: Widen<typeof spanish> = {
  menu: 'Correct the page',
  act: {
    deskew: 'Set the text level',
    corners: 'Straighten by its corners…',
    'split-across': 'Split: left and right',
    'split-down': 'Split: upper and lower',
    'join-page': 'Join with the next page',
    'join-documents': 'Join all into one document',
    'remove-page': 'Remove this page',
    restore: 'Undo: as it came',
  },
  straighten: 'Straighten',
  working: 'Correcting the page…',
  problem: {
    'not-found': 'This document is no longer in the registration.',
    'visit-closed': 'This registration is closed: it takes no changes.',
    'page-not-found': 'That page is no longer in the document.',
    'too-many-pages': 'The document would have more than 60 pages.',
    damaged: 'The page could not be corrected. The document is as it was.',
    'took-too-long': 'The correction took too long. The document is as it was.',
    'reader-stopped': 'The reader stopped: memory may be short. The document is as it was.',
    'disk-full': 'There is no space on the disk. The document is as it was.',
    'different-kinds': 'Only documents of the same kind are joined.',
  },
};
