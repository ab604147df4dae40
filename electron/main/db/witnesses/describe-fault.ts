import type { Witness, WitnessFault } from './judge-witnesses.ts';

const names: Record<Witness, string> = {
  acts: 'the witness of acts',
  codes: 'the reservation of codes',
  documents: "the documents' folder",
};

/** A fault in English, for `verify` and the log: numbers, events and codes, no personal data. */
export function describeFault(fault: WitnessFault): string {
  const witness = names[fault.witness];
  switch (fault.fault) {
    case 'acts-missing': {
      const { first, last, acts } = fault;
      const which = first === last ? `act ${first} is` : `acts ${first} to ${last} are`;
      const known = acts
        .flatMap(({ act, entries }) =>
          entries.map(({ at, event, subject }) => `act ${act}, ${at}, ${event} ${subject ?? ''}`.trim()),
        )
        .join('; ');
      return `${which} missing in the database: ${witness} knows of ${first === last ? 'it' : 'them'}${known === '' ? '' : ` (${known})`}`;
    }
    case 'other-trail':
      return `the trail is not the one ${witness} saw: act ${fault.act} is another one`;
    case 'absent':
      return `${witness} is gone`;
    case 'forged':
      return `${witness} is not ours`;
    case 'behind':
      return `${witness} knows nothing after act ${fault.act}: an older copy of it was put back`;
    case 'files-missing':
      return `${fault.count} files that the database names are missing`;
  }
}
