import type { Anomaly, ContactField } from './anomaly.ts';

/** One e-mail or phone and the people who have it now. */
export interface SharedContact {
  readonly field: ContactField;
  readonly value: string;
  readonly people: readonly {
    readonly code: string;
    /** Who registered them. */
    readonly accountId: string;
    /** ISO instant of the registration. */
    readonly at: string;
  }[];
  /** Entries of the audit trail by which they came to it, in order. */
  readonly sequences: readonly number[];
}

/**
 * Many people whose codes all go to one mailbox or phone: a family, an employer, or somebody who collects credentials.
 * Known on every day by the code of the first of them.
 */
export function findSharedContacts(contacts: readonly SharedContact[], least: number): Anomaly[] {
  return contacts.flatMap(({ field, value, people, sequences }): Anomaly[] => {
    const ordered = people.toSorted((left, right) => (left.at < right.at ? -1 : 1));
    const [first, last] = [ordered[0], ordered.at(-1)];
    if (people.length < least || first === undefined || last === undefined) return [];
    const accountIds = [...new Set(people.map(({ accountId }) => accountId))];
    return [
      {
        key: `shared-contact:${field}:${first.code}`,
        kind: 'shared-contact',
        severity: people.length >= 2 * least ? 'high' : 'medium',
        accountIds,
        involvedIds: accountIds,
        subjects: ordered.map(({ code }) => code),
        count: people.length,
        since: first.at,
        latest: last.at,
        sequences,
        rate: null,
        contact: { field, value },
      },
    ];
  });
}
