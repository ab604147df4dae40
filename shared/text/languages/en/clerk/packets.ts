import type { Widen } from '../../catalogue.ts';
import type { packets as spanish } from '../../es/clerk/packets.ts';

/** Words of packets for head office, and of its receipts. */
export const packets: Widen<typeof spanish> = {
  title: 'Head office',
  lead: 'What it must know goes over the line or, without one, on a USB drive; its answer comes back the same way.',
  waiting: {
    title: 'Packets',
    here: 'Here only',
    onDrive: 'On its way',
    unconfirmed: '{{count}} not confirmed',
    oldest: 'The oldest',
    documents: 'Documents',
    documentsNotThere: '{{count}} to come',
    items_one: '{{count}} item',
    items_other: '{{count}} items',
    nothing: 'Head office has answered everything.',
    last: 'Last packet',
    lastIs: 'No. {{number}}, {{when}}, on {{place}}',
    noKeys: 'Without head office’s keys no packet can be made. Bring them first.',
  },
  make: {
    open: 'Make a packet…',
    title: 'Make a packet',
    lead: 'Plug in a USB drive with room on it and choose it. Other files on it are left alone.',
    use: 'Write here',
    doing: 'Leave the drive plugged in. {{step}} {{percent}}%',
    step: { reading: 'Collecting', writing: 'Writing', checking: 'Reading back' },
    cancel: 'Stop',
    made: 'You may take “{{place}}” out now',
    madeText:
      'It is whole and was read back. Items: {{events}}; documents: {{documents}}; {{size}}. Take it to head office and bring its receipt.',
    files_one: 'One file: {{name}}',
    files_other: '{{count}} files that belong together; the first is {{name}}',
    missing:
      'There are documents that this terminal cannot read any more, and that are not in the packet: {{count}}. Call support.',
    failed: 'The packet was not made',
    failure: {
      'nothing-waits': 'Nothing waits: head office has answered everything.',
      'file-too-large':
        'That drive takes no files of that size. Lower the size of files or use another drive.',
      'no-room': 'It does not fit: free some space on the drive or use a larger one. Nothing was written.',
      'not-written':
        'What was read back is not what was written. That drive is failing: use another one. No packet was left on it.',
      'not-a-folder': 'It is not the whole path of a folder.',
      'inside-data': 'It is inside Ventanilla’s data folder.',
      'goes-on-elsewhere': 'This terminal goes on at another machine.',
      away: 'The drive was pulled out before the end. What is left on it is of no use: make the packet again.',
      'not-this-place': 'It is not the drive that was chosen.',
      full: 'The drive filled up. Free some space or use another one, and make it again. No packet was left on it.',
      'not-allowed':
        'Nothing may be written on that drive. Take its write protection off or use another one.',
      'no-answer': 'The drive does not answer. Pull it out, plug it in again and make the packet again.',
      failed: 'Something unforeseen failed and no packet was left. Try another drive or call support.',
      cancelled: 'It was stopped. No packet was left on the drive.',
      'place-damaged': 'That drive is damaged: use another one.',
      'no-head-office': 'Head office’s keys are missing.',
      'under-way': 'Wait for the end of the packet that is being made.',
    },
  },
  receipt: {
    open: 'Read receipts…',
    title: 'Read receipts',
    lead: 'Plug in the drive with head office’s receipts and choose it. All of this terminal’s are read.',
    use: 'Read here',
    none: 'There is no receipt on “{{place}}”. Look for them outside folders: they end in “.receipt”.',
    done: 'What was on “{{place}}”',
    applied: 'Receipt no. {{number}}: {{acknowledged}} confirmed, {{refused}} refused.',
    passedOver: 'Items from before a restore that are not here any more: {{count}}.',
    last: 'Last receipt',
    lastIs: 'No. {{number}}, read {{when}}: {{acknowledged}} confirmed, {{refused}} refused',
    never: 'None yet',
    why: {
      'not-ours': 'It is no receipt of Ventanilla. Nothing was applied.',
      newer: 'A newer version wrote it: update Ventanilla and read it again. Nothing was applied.',
      cut: 'It is cut short: its end is missing. Ask for it to be copied again. Nothing was applied.',
      changed:
        'It is damaged: it is not as it was written. Ask for it to be copied again. Nothing was applied.',
      forged: 'Head office did not sign it. Nothing was applied: report it at once and keep the drive.',
      'another-office':
        'It is of another head office than the keys here. Nothing was applied: check the keys.',
      'another-terminal': 'It is another terminal’s: read it there.',
      'already-read': 'It was read already. There is nothing to do.',
      older:
        'It is older than one that was read already. Nothing was applied: what it confirmed goes into the next packet and is confirmed again.',
      'other-history':
        'It tells of items that this terminal never wrote. Nothing was applied: another machine may be working as this terminal. Call support.',
      contradicts: 'It contradicts what was confirmed. Nothing was applied: tell head office.',
    },
    problem: {
      'no-head-office': 'Head office’s keys are missing.',
      'under-way': 'Wait for the end of the packet that is being made.',
    },
  },
  refused: {
    title: 'Refused by head office',
    lead_one:
      'Head office refused {{count}} item. Do what the reason says: what is corrected goes into the next packet.',
    lead_other:
      'Head office refused {{count}} items. Do what each reason says: what is corrected goes into the next packet.',
    about: '{{kind}} · {{code}} · {{when}}',
    nobody: '{{kind}} · {{when}}',
    kind: {
      'worker-registered': 'Registration',
      'worker-corrected': 'Correction',
      'documents-changed': 'Documents',
      'draft-joined': 'Joined registration',
      'cedula-recorded': 'Cédula recorded',
      'visit-closed': 'Closed visit',
      credential: 'Credential',
      contact: 'Contact',
      kit: 'Recovery kit',
      terminal: 'Terminal and accounts',
      other: 'Item',
    },
  },
  office: {
    title: 'Head office’s keys',
    none: 'They are not here yet. Ask head office for its file “ventanilla-head-office.json”, put it on a USB drive, outside folders, and bring it here.',
    name: 'Head office',
    fingerprint: 'Fingerprint',
    since: 'Since',
    choose: 'Bring the keys…',
    change: 'Change the keys…',
    dialogTitle: 'Bring head office’s keys',
    dialogLead: 'Plug in the drive with the file “ventanilla-head-office.json”.',
    nothing: 'There are no keys of a head office here.',
    unreadable: 'The file of keys is damaged: ask for it again.',
    use: 'Use these keys…',
    signTitle: 'Use the keys of “{{name}}”',
    signText:
      'Compare the fingerprint, group by group, with the one that head office gave by telephone or on paper. Whoever holds those keys will be able to read everything that packets carry.',
    sign: 'The fingerprint is the same: use them',
    size: 'Largest size of each file',
    sizeHelp: 'A larger packet is split into several files.',
    megabytes: '{{size}} MB',
  },
};
