import type { Widen } from '../catalogue.ts';
import type { kit as spanish } from '../es/worker-kit.ts';

export const kit: Widen<typeof spanish> = {
  offer: {
    title: 'Do you want a sheet of codes?',
    hint: 'For the day you have no e-mail: ten codes on paper to unlock or recover your credential.',
    hintNoEmail:
      'You have no e-mail: with this sheet you can unlock or recover your credential without waiting.',
    hintReplaces: 'When the new sheet is in your hand, the one before no longer works.',
    yes: 'Yes, print the sheet',
    no: 'No, thank you',
    titleReplaces: 'You already have a sheet of codes',
    again: 'Print a new sheet',
    cancel: 'Cancel my sheet',
    keep: 'Leave it as it is',
  },
  making: {
    title: 'We are making your sheet',
    hint: 'Go to the printer: the sheet is for you alone.',
    working: 'Printing…',
  },
  printed: {
    title: 'Do you have the sheet in your hand?',
    trouble:
      'The sheet is not out yet. Staff see on their screen what is wrong with the printer. Wait for it, or touch “It did not come out well” and it is cancelled.',
    hint: 'Take it yourself and fold it with the codes inside. Nobody else should read it.',
    serial: 'Sheet {{serial}}',
    serialHint: 'Compare this name with the one at the top right of your sheet.',
    yes: 'Yes, I have it',
    no: 'It did not come out well',
  },
  failed: {
    title: 'There is no sheet',
    again: 'Try again',
    without: 'Go on without a sheet',
    problem: {
      'no-printer-chosen':
        'This counter has no printer, so no sheet was made. You can ask for one another day.',
      'printing-not-installed':
        'This machine cannot print, so no sheet was made. You can ask for one another day.',
      'printer-not-answering':
        'The printer does not answer. If a paper comes out, it does not work: give it to staff.',
      'printer-not-found': 'The printer is not connected. Tell staff.',
      'printer-stopped': 'The printer is stopped. Tell staff.',
      'printing-not-running': 'This machine cannot print now. Tell staff.',
      'printer-refuses': 'The printer takes no papers now. Tell staff.',
      'printer-forbidden': 'The printer takes no papers from this counter. Tell staff.',
      'printer-full': 'Too many papers wait at the printer. Tell staff.',
      'printer-held': 'The printer holds papers back. Tell staff.',
      'printer-offline': 'The printer does not respond. Tell staff.',
      'printer-slow': 'The printer takes too long. Tell staff.',
      'paper-out': 'The printer has no paper. Tell staff.',
      'paper-jam': 'Paper is stuck in the printer. Tell staff.',
      'door-open': 'The printer is open. Tell staff.',
      'ink-out': 'The printer has no ink. Tell staff.',
      'job-failed': 'The printer could not print the sheet. If a paper comes out, it does not work.',
      'job-cancelled': 'The sheet was cancelled at the printer. If a paper comes out, it does not work.',
      'job-removed': 'The counter took the sheet out of the printer. If a paper comes out, it does not work.',
      other: 'The printer did not take the sheet. Tell staff.',
      'not-made': 'We could not make the sheet. If a paper comes out, it does not work.',
      'not-in-hand': 'That sheet is cancelled, also if it comes out later.',
    },
  },
  use: {
    title: 'Type a code from your sheet',
    hint: 'One that you have not used. Each code works once.',
    field: 'Code from the sheet',
    shape: 'There are letters missing or too many. A code has eight, like 3AC4-7KQX.',
    checkCharacter: 'There is a slip in it. Compare it with your sheet, letter by letter.',
    wrong: 'That code does not work.',
    resting:
      'Your sheet cannot be used now. Show your document at the counter: after that the sheet works again.',
    counter: 'I do not have the sheet',
    toCounter: 'Go to the counter',
  },
  onlyWay: 'Without e-mail or a sheet of codes, staff compare your document.',
  have: 'I have my sheet of codes',
  left_zero: 'There are no codes left on your sheet. Ask staff for another.',
  left_one:
    'There is {{count}} code left on your sheet. Cross out the one you used and ask staff for another.',
  left_other: 'There are {{count}} codes left on your sheet. Cross out the one you used.',
};
