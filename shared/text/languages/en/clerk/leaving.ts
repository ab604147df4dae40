import type { Widen } from '../../catalogue.ts';
import type { leaving as spanish } from '../../es/clerk/leaving.ts';

/** Words of the move to another machine, and of the closing of a terminal. */
export const leaving: Widen<typeof spanish> = {
  part: 'Moving and closing',
  lead: 'Have this terminal go on at another machine, or close it for good. Two people sign either.',
  moved: {
    title: 'Where the branch or the number changes',
    text: 'The codes and acts of this terminal carry its branch and number, which are not changed. Close it and set up a new one with the right ones: the same goes for one that was just set up wrongly.',
  },
  handOver: {
    title: 'To another machine',
    text: 'A last copy is made at the backup place and this machine stops working. At the other one, “Bring it back…” is chosen.',
    open: 'Hand it over…',
    sign: 'Sign and hand over',
    signTitle: 'Hand this terminal over to another machine',
    signText:
      'Once it is signed, nobody is attended here. Leave the backup place connected until the screen says otherwise. Have the recovery passphrase at hand: without it the other machine cannot go on.',
  },
  close: {
    title: 'Close this terminal',
    text: 'A last copy is made; then everything on this machine is destroyed, the keys first. A certificate stays. It does not come back here.',
    open: 'Close it…',
    sign: 'Sign and close',
    signTitle: 'Close this terminal for good',
    signText:
      'Once it is signed, the last copy is made and everything on this machine is destroyed. The copy at the backup place and the packets stay where they are: the recovery passphrase opens that copy.',
    without: 'This terminal never had a head office. What was done here is nowhere but in the copy.',
    withoutFirst: 'Say first that it never had a head office.',
  },
  ready: 'Nothing stands in the way now.',
  obstacles: 'Before that:',
  obstacle: {
    attending: 'Somebody is being attended: finish with them.',
    'under-way': 'A copy, a check, a drill or a packet is under way: wait until it ends.',
    'no-place': 'There is no backup place: choose one under “Backup”.',
    'place-not-kept':
      'The backup place does not have everything now: connect it and wait until “Backup” says “Safe”.',
    'place-on-this-disk':
      'The backup place is on this machine’s own disk: choose a drive or a folder elsewhere under “Backup”.',
    'no-head-office': 'There never was a head office: say that it is closed without one.',
    'events-here':
      'Items that head office has not: {{count}}. Make a packet under “Head office”, or wait for the line.',
    'events-on-the-way':
      'Items on their way, not confirmed: {{count}}. Wait for the receipt, or bring it and read it under “Head office”.',
    'documents-here':
      'Documents that are not known to be at head office: {{count}}. Make a packet under “Head office”, or wait for the line.',
  },
  refused_one: 'Head office refused {{count}} item. It counts as answered; look at it before.',
  refused_other: 'Head office refused {{count}} items. They count as answered; look at them before.',
  notTaken_one:
    'Head office does not have {{count}} document, and cannot get it from here: it is damaged, or was refused.',
  notTaken_other:
    'Head office does not have {{count}} documents, and cannot get them from here: they are damaged, or were refused.',
  now: {
    'handed-over': 'This terminal goes to another machine',
    closed: 'This terminal is being closed',
    signed: '{{by}} and {{coSigner}} signed it, {{when}}.',
    copying: 'The last copy is being made at {{place}}. Leave it connected and the machine on.',
    copyingPercent: 'Copied: {{percent}}%',
    copied: 'You may take {{place}} away now: it has everything',
    copiedText:
      'This machine attends nobody any more. At the other machine, with Ventanilla installed and not set up, connect {{place}}, choose “Bring it back…” and type the recovery passphrase. Keep this machine as it is until the other one has worked for a day.',
    erasing:
      'What is on this machine is being destroyed: the keys first. If it is switched off, it goes on when it is switched on.',
    elsewhere: 'It goes on at another machine',
    elsewhereText:
      'Nobody works with this terminal here any more. What is on this machine stays as it is until its disk is wiped.',
    waits: 'It waits',
    problem: {
      'events-waiting':
        'Something more came to its end after the signature, and head office has not got it. Go on here, send it, and close again.',
      disk: 'This machine’s disk does not let it go on. It is tried again by itself; if nothing moves, call support.',
    },
  },
  back: {
    title: 'Go on here after all',
    text: {
      'handed-over':
        'This terminal can work on at this machine. Do not, if the other one works with it already.',
      closed: 'As long as nothing was destroyed, this terminal can work on at this machine.',
    },
    reason: 'Reason',
    button: 'Go on at this machine',
    'too-late': 'This terminal can no longer go on here.',
    'not-allowed': 'Only an administrator or a supervisor can decide that.',
  },
  closed: {
    title: 'This terminal was closed',
    lead: 'Nothing of it is left on this machine. Print or save the certificate before you begin anew.',
    atPlace: 'The certificate lies beside the last copy too, at {{place}}.',
    notAtPlace: 'The certificate is on this machine alone: save it on a drive.',
    print: 'Print',
    printed: 'Sent to the printer.',
    notPrinted: 'It was not printed: save it on a drive.',
    save: 'Save on a drive…',
    saveTitle: 'Save the certificate',
    saveLead: 'Two files are written: the certificate to read, and the one that was signed.',
    saveHere: 'Save here',
    saved: 'Saved on {{place}}. You may take it out now.',
    end: 'Begin anew',
  },
  certificate: {
    title: 'Certificate of a terminal’s closing',
    terminal: 'Terminal',
    terminalIs: 'Branch {{branchCode}} {{branchName}}, terminal {{terminalNumber}}',
    setUpAt: 'Set up on',
    closedAt: 'Closing signed on',
    by: 'By',
    byIs: '{{by}}, and {{coSigner}} signed too',
    reason: 'Reason',
    erasedAt: 'Wholly destroyed on',
    people: 'People registered',
    documents: 'Documents that its acts name',
    lastCode: 'Identification codes',
    lastCodeIs: 'None with a number above {{lastCode}} was given here',
    audit: 'Audit trail',
    auditIs: '{{entries}} entries; the last one ends in {{hash}}',
    lastEvent: 'Last item for head office',
    lastEventIs: 'No. {{number}} of epoch {{epoch}}',
    none: 'None',
    headOffice: 'Head office',
    noHeadOffice: 'It never had one: what was done here is at none',
    answered: 'It answered',
    answeredIs: '{{acknowledged}} confirmed, {{refused}} refused',
    unanswered: 'Without an answer',
    documentsUnknown: 'Documents it is not known to have',
    backup: 'Last full copy',
    backupIs: '{{when}}, at {{place}}, with everything up to {{through}}',
    noBackup: 'None was needed: the terminal was empty',
    files: 'Destroyed',
    filesIs: '{{count}} files, {{megabytes}} MB. The keys first: {{keys}}',
    what: 'The files of the keys were overwritten once and removed; then the database and the documents were removed, which cannot be read without those keys. A solid-state drive may keep remains of what was overwritten for some time. This certificate says nothing of copies at other places.',
    copies: 'Those at the backup place were not touched: the recovery passphrase opens them.',
    signature:
      'What was written before the destruction was signed with the key of this terminal’s items: {{signature}}',
  },
};
