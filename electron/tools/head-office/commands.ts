import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type postgres from 'postgres';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import {
  admitKeys,
  admitRequest,
  enrol,
  listRequests,
  publishRevoked,
  setTerminalState,
  type WaitingRequest,
} from './admit.ts';
import { assignCodes } from './assign-codes.ts';
import { clearUploads } from './clear-uploads.ts';
import { confirmReceived } from './confirm.ts';
import { applySchema } from './embedded-office.ts';
import { importPacket, readPacketFile } from './import-packet.ts';
import { initialise } from './initialise.ts';
import { type OfficeFolder, openOfficeFolder } from './office-folder.ts';
import { putReceiptFile } from './packet-files.ts';
import { readNumber } from './read-number.ts';
import type { Call, Report } from './report.ts';
import { serveConfirmations } from './serve.ts';
import { describeStatus, readStatus } from './status.ts';
import { Trouble } from './trouble.ts';

export const usage = `usage: npm run head-office -- [COMMAND] [--folder DIR] [--json]
  (no command)                      the embedded head office, on this machine alone; --port N
  init --hosts HOST:PORT[,...]      keys and schema for a PostgreSQL of your own; its owner's URL in VENTANILLA_ADMIN_URL
  migrate                           what is missing of the schema
  enrol TERMINAL                    a code to join with; --branch-name NAME, --hours 24, --to DIR
  admit TERMINAL                    lets in who asked, once the fingerprint is compared; --fingerprint "F" instead of asking
  decline TERMINAL --reason WHY
  suspend|resume|revoke TERMINAL [--reason WHY]
  terminals                         who is let in, and how far each is
  confirm                           checks and answers what came in; --watch, --again (what was newer)
  import-packet FILE                from a drive; before the first of a terminal without a line: admit-key FILE
  export-receipt TERMINAL --to DIR  to a drive; --after NUMBER
  assign-codes FILE                 lines of provisional,official
  status                            per branch: last contact, waiting, refused, forks`;

/** Undefined: the call is none. */
type Command = (call: Call) => Promise<Report | undefined>;

export const commands = {
  init: ({ path, operands, values }) =>
    operands.length === 0
      ? initialise(path, { hosts: values.hosts, name: values.name, at: new Date() })
      : none(),

  async migrate({ path, operands, values }) {
    if (operands.length > 0) return undefined;
    const folder = await openOfficeFolder(path);
    const outcome = folder.openAsOwner() === undefined ? undefined : await applySchema(folder);
    if (outcome === undefined)
      return initialise(path, { hosts: values.hosts, name: undefined, at: new Date() });
    return { lines: [`The schema is at ${outcome.to} (was ${outcome.from}).`], facts: outcome };
  },

  enrol: withTerminal(async (terminal, { sql, folder, values }) => {
    const hours = Number(values.hours);
    if (!Number.isInteger(hours) || hours < 1 || hours > 168) throw new Trouble('--hours is 1 to 168.');
    const { code, expiresAt, file } = await enrol(sql, folder, {
      terminal,
      branchName: values['branch-name'],
      hours,
      to: values.to,
    });
    return {
      lines: [
        `Terminal ${terminal} may join once, until ${expiresAt.toISOString()}.`,
        `  code  ${code}   tell it by another way than the file`,
        `  file  ${file}   bring it on a stick; nothing in it is secret`,
        `Head office's keys: ${fingerprintGroups(folder.office.fingerprint).join(' ')}`,
      ],
      facts: { terminal, code, expiresAt, file },
    };
  }),

  admit: withTerminal(async (terminal, { sql, folder, values }) => {
    const asked = await findRequest(sql, terminal);
    const shown = fingerprintGroups(asked.fingerprint).join(' ');
    await checkFingerprint(values.fingerprint, `Terminal ${terminal} asks with`, shown);
    const { login, earlier } = await admitRequest(sql, folder, asked, new Date());
    await publishRevoked(sql, folder, new Date());
    const before = `What it told in epochs ${earlier.join(', ')}, before it was restored, is taken as well.`;
    return {
      lines: [`Terminal ${terminal} is let in as ${login}.`, ...(earlier.length > 0 ? [before] : [])],
      facts: { terminal, login, earlier },
    };
  }),

  decline: withTerminal(async (terminal, { sql, values }) => {
    const asked = await findRequest(sql, terminal);
    await sql`SELECT desk.decline(${asked.id}, ${values.reason ?? null})`;
    return { lines: [`The request of terminal ${terminal} was declined.`], facts: { terminal } };
  }),

  suspend: changeState('suspended', 'may do nothing until it is resumed'),
  resume: changeState('active', 'goes on'),
  revoke: changeState('revoked', 'is out: it joins anew, with a code and a later epoch, or not at all'),

  terminals: withDatabase(async ({ sql, operands }) => {
    if (operands.length > 0) return undefined;
    const terminals = await sql`SELECT terminal, epoch, state, reason, last_at, product, received, judged
      FROM reading.terminal ORDER BY terminal, epoch`;
    const asked = await listRequests(sql);
    return {
      lines: [
        ...terminals.map(({ terminal, epoch, state, reason, last_at, received, judged }) =>
          [
            `${terminal} epoch ${epoch}: ${state}${reason === null ? '' : ` (${reason})`}`,
            last_at === null ? 'never seen' : `seen ${last_at.toISOString()}`,
            `${received} events, ${received - judged} not confirmed`,
          ].join(', '),
        ),
        ...asked.map(
          ({ terminal, fingerprint }) =>
            `${terminal} asks to join: ${fingerprintGroups(fingerprint).join(' ')}`,
        ),
        ...(terminals.length + asked.length === 0
          ? ['No terminal yet: npm run head-office -- enrol 017-2']
          : []),
      ],
      facts: { terminals, asked: asked.map(({ terminal, fingerprint }) => ({ terminal, fingerprint })) },
    };
  }),

  confirm: withDatabase(async ({ sql, folder, operands, values }) => {
    if (operands.length > 0) return undefined;
    if (values.watch) await serveConfirmations(folder);
    const confirmed = await confirmReceived(sql, folder.office, { again: values.again });
    await clearUploads(sql);
    const { acknowledged, refused, newer, troubles } = confirmed;
    return {
      lines: [
        `Confirmed ${acknowledged}, refused ${refused}, newer than this tool ${newer}.`,
        ...troubles.map((trouble) => `! ${trouble}`),
      ],
      facts: confirmed,
      isGood: troubles.length === 0,
    };
  }),

  'import-packet': withDatabase(async ({ sql, folder, operands }) => {
    const [file, ...more] = operands;
    if (file === undefined || more.length > 0) return undefined;
    const imported = await importPacket(sql, folder.office, file, new Date());
    const { terminal, fresh, known, documents, missingDocuments, receipts, troubles } = imported;
    return {
      lines: [
        `Terminal ${terminal}: ${fresh} new events, ${known} known, ${documents} documents, ${missingDocuments} missing.`,
        receipts[0] === undefined
          ? 'No receipt: nothing of it has an answer yet.'
          : `Receipts ${receipts.join(', ')}: npm run head-office -- export-receipt ${terminal} --to DIR --after ${receipts[0] - 1}`,
        ...troubles.map((trouble) => `! ${trouble}`),
      ],
      facts: imported,
      isGood: troubles.length === 0,
    };
  }),

  'admit-key': withDatabase(async ({ sql, folder, operands, values }) => {
    const [file, ...more] = operands;
    if (file === undefined || more.length > 0) return undefined;
    const { manifest } = readPacketFile(file);
    const shown = fingerprintGroups(createHash('sha256').update(manifest.publicKey).digest('hex')).join(' ');
    await checkFingerprint(
      values.fingerprint,
      `The packet of terminal ${manifest.terminal} is signed with`,
      shown,
    );
    await admitKeys(sql, folder.office, manifest, values['branch-name'], new Date());
    return {
      lines: [`Packets of terminal ${manifest.terminal}, epoch ${manifest.epoch}, are taken from now on.`],
      facts: { terminal: manifest.terminal, epoch: manifest.epoch },
    };
  }),

  'export-receipt': withTerminal(async (terminal, { sql, values }) => {
    const after = readNumber('--after', values.after, 2 ** 31 - 1);
    const [known] = await sql`SELECT FROM reading.terminal WHERE terminal = ${terminal} LIMIT 1`;
    if (known === undefined) throw new Trouble(`Terminal ${terminal} was never let in.`);
    const receipts = await sql<{ number: number; content: string }[]>`
      SELECT * FROM desk.receipts(${terminal}, ${after})`;
    const files = receipts.map(({ number, content }) =>
      putReceiptFile(content, { terminal, number }, values.to),
    );
    return { lines: files.length === 0 ? [`No receipt after ${values.after}.`] : files, facts: { files } };
  }),

  'assign-codes': withDatabase(async ({ sql, folder, operands }) => {
    const [file, ...more] = operands;
    if (file === undefined || more.length > 0) return undefined;
    const done = await assignCodes(sql, folder.office, file, new Date());
    return {
      lines: [
        `${done.assigned} official numbers were told, ${done.known} were known.`,
        ...done.unknown.map((code) => `  ${code}: no confirmed registration has it`),
      ],
      facts: done,
      isGood: done.unknown.length === 0,
    };
  }),

  status: withDatabase(async ({ sql, operands }) => {
    if (operands.length > 0) return undefined;
    const status = await readStatus(sql);
    return { lines: describeStatus(status), facts: status, isGood: status.troubles.length === 0 };
  }),
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof commands;

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

interface Opened extends Call {
  readonly sql: postgres.Sql;
  readonly folder: OfficeFolder;
}

function withDatabase(act: (opened: Opened) => Promise<Report | undefined>): Command {
  return async (call) => {
    const folder = await openOfficeFolder(call.path);
    const sql = folder.open();
    try {
      return await act({ ...call, sql, folder });
    } finally {
      await sql.end({ timeout: 2 });
    }
  };
}

function withTerminal(act: (terminal: string, opened: Opened) => Promise<Report>): Command {
  return withDatabase(async (opened) => {
    const [terminal, ...more] = opened.operands;
    return terminal === undefined || more.length > 0 ? undefined : act(terminal, opened);
  });
}

function changeState(state: 'active' | 'suspended' | 'revoked', said: string): Command {
  return withTerminal(async (terminal, { sql, folder, values }) => {
    const at = new Date();
    await setTerminalState(sql, folder, { terminal, state, reason: values.reason ?? null, at });
    const isPublished = state === 'revoked' && (await publishRevoked(sql, folder, at));
    const lines = [`Terminal ${terminal} ${said}.`];
    if (isPublished) lines.push('Its certificate is on the server’s list of revoked ones.');
    return { lines, facts: { terminal, state } };
  });
}

async function findRequest(sql: postgres.Sql, terminal: string): Promise<WaitingRequest> {
  const asked = (await listRequests(sql)).filter((each) => each.terminal === terminal);
  const [request, ...others] = asked;
  if (request === undefined) throw new Trouble(`Terminal ${terminal} has not asked to join.`);
  if (others.length > 0)
    throw new Trouble(`Terminal ${terminal} asked with several codes: decline those that are not right.`);
  return request;
}

/** Nobody is let in whose fingerprint was not compared: given with the call, or asked for here. Throws `Trouble`. */
async function checkFingerprint(given: string | undefined, said: string, shown: string): Promise<void> {
  const compared = given ?? (await askFingerprint(said, shown));
  if (compared.replaceAll(/\s/g, '').toLowerCase() === shown.replaceAll(' ', '')) return;
  throw new Trouble(
    'That is not what was asked with: it is another one, or it was mistyped. Nobody was let in.',
  );
}

async function askFingerprint(said: string, shown: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${said}\n\n  ${shown}\n\nDoes the kiosk show the same? yes/no: `);
    return /^(y|yes|s|si|sí)$/i.test(answer.trim()) ? shown : 'no';
  } finally {
    lines.close();
  }
}

function none(): Promise<undefined> {
  return Promise.resolve(undefined);
}
