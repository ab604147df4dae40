import type { AuditEventDefinition } from './audit-event-definition.ts';

/** Acts on mail, witnesses, clock, anomalies and backups, and calls that were refused. */
export const upkeepEvents = {
  'mail-failed': {
    text: 'The mail server refused a message for good; `reply` is its three digits. Its words are on the list of messages.',
    detail: { reply: 'text' },
  },
  'mail-server-tested': {
    text: 'An administrator tried the mail server: it `works`, `fails`, or refused the test message (`message-refused`).',
    detail: { outcome: 'text' },
  },
  'mail-retried': {
    text: 'Somebody had all waiting messages tried again at once.',
    detail: { waiting: 'number' },
  },
  'call-refused': {
    text: 'A call was refused: wrong view, role, sender or shape. The same refusal within a minute is counted.',
    detail: { view: 'optional-text', method: 'optional-text', reason: 'text', count: 'number' },
  },
  'audit-anchor-differs': {
    text: 'Versions before 240: on opening, the anchor kept outside the database did not agree with the trail: `absent`, `forged`, `ahead` (an older copy of the database was put back) or `differs`. `anchored` is the entry it knew.',
    detail: { state: 'text', anchored: 'number' },
  },
  'witness-differs': {
    text: 'On opening, what witnesses the acts outside the database (`acts`, `codes` or `documents`) did not agree with it: `acts-missing` from `first` to `last` (an older copy was put back, or the last acts were lost), `other-trail`, `behind` (an older witness was put back), `files-missing` (so many files), `absent` or `forged`.',
    detail: { witness: 'text', state: 'text', first: 'number', last: 'number' },
  },
  'store-restored': {
    text: 'The store was put together on this machine from a backup place, up to `act` (of `through`); so many documents (`missing`) were not there. From here on it is another `epoch` of the terminal.',
    detail: { epoch: 'number', act: 'number', through: 'text', missing: 'number' },
  },
  'codes-passed-over': {
    text: 'A witness differed, so codes that nothing here tells of may have been given: they are passed over. `through` is the last number that is not given.',
    detail: { through: 'number' },
  },
  'missing-acts-accepted': {
    text: 'A person went on although the acts from `first` to `last` were missing; the reason is kept with it.',
    detail: { first: 'number', last: 'number' },
  },
  'clock-looked-at': {
    text: "The machine's clock was found `behind` or `ahead` of the kiosk's own time, or `right` again.",
    detail: { standing: 'text', machine: 'text', own: 'text' },
  },
  'clock-set': {
    text: "Two people took the machine's time for the kiosk's own. Open one-time codes ended; waits kept what was left of them.",
    detail: {
      coSigner: 'text',
      from: 'text',
      to: 'text',
      codesEnded: 'number',
      waitsMoved: 'number',
    },
  },
  'anomalies-listed': {
    text: 'The anomaly board was read; `rows` counts what it showed.',
    detail: { rows: 'number' },
  },
  'anomaly-opened': {
    text: 'The entries behind a row of the anomaly board were opened; `finding` says of which kind.',
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-looked-at': {
    text: 'Somebody who is not in it marked a row of the anomaly board as looked at; the note is kept with it.',
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-mark-refused': {
    text: 'Somebody tried to mark a row of the anomaly board that is about themself.',
    detail: { finding: 'text' },
  },
  'safety-place-chosen': {
    text: 'An administrator chose the place where everything is kept besides this machine: a removable `drive`, or a `folder` of another disk or a share.',
    detail: { kind: 'text' },
  },
  'safety-place-left': {
    text: 'An administrator had nothing more kept at the place that was chosen.',
    detail: {},
  },
  'safety-checked': {
    text: 'Everything of this terminal at its place was read against its seals: `whole`, with so many `faults`, or what kept it from being read.',
    detail: { outcome: 'text', faults: 'number' },
  },
  'restore-drilled': {
    text: 'A restore was tried beside the data, which it did not touch: `restored` with so many people, of which so many documents are `missing`, `damaged`, or what kept it from its end.',
    detail: { outcome: 'text', people: 'number', missing: 'number' },
  },
  'restore-refused': {
    text: 'Before this terminal was brought back, a wrong recovery passphrase was typed for it.',
    detail: {},
  },
  'audit-verified': {
    text: 'The trail was walked, unless what witnesses it differed. `verdict` is intact with so many entries, broken at that entry, or witness-differs.',
    detail: { verdict: 'text', entries: 'number' },
  },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;
