import type { ChainFault } from '../audit-trail/verify-chain.ts';
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

/** A fault of the trail in English, for `verify`. */
export function describeChainFault({ sequence, problem, last }: ChainFault): string {
  switch (problem) {
    case 'missing':
      return `entry ${sequence} is missing`;
    case 'not-following':
      return `entry ${sequence} does not follow from the one before`;
    case 'changed':
      return `entry ${sequence} was changed`;
    case 'not-as-witnessed':
      return `entry ${sequence} is not the one that was witnessed when it was written`;
    case 'end-missing':
      return `entries ${sequence} to ${last} were written and are missing at the end`;
  }
}
