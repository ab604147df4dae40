import type postgres from 'postgres';

interface BranchStatus {
  readonly branch: string;
  readonly name: string;
  readonly terminals: number;
  readonly last_contact: Date | null;
  readonly received: number;
  readonly unconfirmed: number;
  readonly refused: number;
  readonly set_aside: number;
  readonly forks: number;
  readonly open_documents: number;
  readonly missing_documents: number;
}

export interface OfficeStatus {
  readonly at: Date;
  readonly schema: number;
  readonly branches: readonly BranchStatus[];
  /** What somebody must look at, in plain words. */
  readonly troubles: readonly string[];
}

export async function readStatus(sql: postgres.Sql): Promise<OfficeStatus> {
  const [now] = await sql<
    { at: Date; schema: number }[]
  >`SELECT now() AS at, (SELECT max(number) FROM reading.migration) AS schema`;
  const branches = await sql<
    BranchStatus[]
  >`SELECT branch, name, terminals::integer, last_contact, received::integer,
    unconfirmed::integer, refused::integer, set_aside::integer, forks::integer, open_documents::integer,
    missing_documents::integer FROM reading.branch ORDER BY branch`;
  const stopped = await sql<
    { terminal: string; state: string; reason: string | null }[]
  >`SELECT terminal, state, reason
    FROM reading.terminal WHERE state IN ('suspended', 'forked') ORDER BY terminal`;
  const [late] = await sql<{ oldest: Date | null }[]>`SELECT min(received_at) AS oldest FROM reading.terminal
    WHERE judged < received AND received_at < now() - interval '10 minutes'`;
  return {
    at: now?.at ?? new Date(0),
    schema: now?.schema ?? 0,
    branches: [...branches],
    troubles: [
      ...stopped.map(({ terminal, state, reason }) =>
        state === 'forked'
          ? `Terminal ${terminal} has two histories and is stopped: a copy of it works elsewhere. Revoke it, and let the right one join anew.`
          : `Terminal ${terminal} is suspended${reason === null ? '' : `: ${reason}`}.`,
      ),
      ...(late?.oldest
        ? [
            `Events wait for their confirmation since ${late.oldest.toISOString()}: npm run head-office -- confirm --watch`,
          ]
        : []),
      ...branches
        .filter(({ set_aside }) => set_aside > 0)
        .map(
          ({ branch, set_aside }) =>
            `Branch ${branch}: ${set_aside} events are kept and not understood; a newer tool may know them (confirm --again).`,
        ),
    ],
  };
}

export function describeStatus({ at, schema, branches, troubles }: OfficeStatus): string[] {
  if (branches.length === 0) return [`Schema ${schema}, ${at.toISOString()}. No branch yet.`];
  return [
    `Schema ${schema}, ${at.toISOString()}`,
    ...branches.map((each) =>
      [
        `${each.branch} ${each.name}: ${each.terminals} terminals`,
        each.last_contact === null ? 'never seen' : `seen ${each.last_contact.toISOString()}`,
        `${each.received} events, ${each.unconfirmed} not confirmed, ${each.refused} refused, ${each.set_aside} set aside, ${each.forks} forks`,
        `documents: ${each.open_documents} to come, ${each.missing_documents} missing`,
      ].join('; '),
    ),
    ...troubles.map((trouble) => `! ${trouble}`),
  ];
}
