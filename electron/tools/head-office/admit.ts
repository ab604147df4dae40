import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import type { z } from 'zod';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { joiningFileName, joiningRequest, terminalLogin } from '#shared/contract/head-office/joining.ts';
import type { PacketManifest } from '#shared/contract/head-office/packet.ts';
import { terminal as terminalSchema } from '#shared/contract/head-office/values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { certifyLogin, readCertificateRequest, serialOf } from './certificates.ts';
import { decide } from './decide.ts';
import { makeEnrolmentCode, scramVerifier } from './enrolment-code.ts';
import type { Office } from './office.ts';
import type { OfficeFolder } from './office-folder.ts';
import { databaseName, writeRevoked } from './office-server.ts';
import { Trouble } from './trouble.ts';

export interface Enrolled {
  readonly code: string;
  readonly expiresAt: Date;
  readonly file: string;
}

/** A code for a terminal, and the file that goes with it. `branchName`: of a branch that is not there yet. */
export async function enrol(
  sql: postgres.Sql,
  folder: OfficeFolder,
  wishes: {
    readonly terminal: string;
    readonly branchName: string | undefined;
    readonly hours: number;
    readonly to: string;
  },
): Promise<Enrolled> {
  const { terminal, branchName, hours, to } = wishes;
  if (!terminalSchema.safeParse(terminal).success) {
    throw new Trouble(`${terminal} is no terminal: 017-2 is the second of branch 017.`);
  }
  // A code whose file cannot be written would be of no use to anybody.
  if (!existsSync(to)) throw new Trouble(`There is no folder ${to} for the file.`);
  await knowBranch(sql, terminal.slice(0, 3), branchName);
  await sql`SELECT desk.close_codes()`;
  const { id, secret, code } = makeEnrolmentCode();
  const [row] = await sql<
    { ends: Date }[]
  >`SELECT desk.enrol(${id}, ${scramVerifier(secret)}, ${terminal}, ${hours}) AS ends`;
  if (row === undefined) throw new Error('an enrolment ends');
  const file = join(to, joiningFileName);
  writeFileSync(file, `${canonicalJson(joiningFile(folder, terminal))}\n`);
  return { code, expiresAt: row.ends, file };
}

async function knowBranch(sql: postgres.Sql, branch: string, name: string | undefined): Promise<void> {
  const [known] = await sql`SELECT FROM reading.branch WHERE branch = ${branch}`;
  if (known !== undefined) return;
  if (name === undefined)
    throw new Trouble(`Branch ${branch} is not known. Name it: --branch-name "Agencia Norte"`);
  await sql`SELECT desk.make_branch(${branch}, ${name})`;
}

/** Nothing in it is secret. */
function joiningFile({ server, office }: Pick<OfficeFolder, 'server' | 'office'>, terminal: string) {
  return {
    format: 'ventanilla-joining-1',
    terminal,
    hosts: [...server.hosts],
    database: databaseName,
    authority: server.authority,
    headOffice: office.keys,
  };
}

export interface WaitingRequest {
  readonly id: string;
  readonly terminal: string;
  readonly fingerprint: string;
  readonly request: string;
  readonly signature: string;
  readonly csr: string;
}

/** Kiosks that asked to join and were not answered. */
export async function listRequests(sql: postgres.Sql): Promise<WaitingRequest[]> {
  return sql<WaitingRequest[]>`SELECT id, terminal, request_hash AS fingerprint, request, signature, csr
    FROM desk.enrolments() WHERE state = 'asked' ORDER BY asked_at`;
}

/**
 * Lets in who asked, once a person has compared the fingerprint: proves both keys, signs the certificate, tells the branch.
 * Throws `Trouble` for a request that is not what it says.
 */
export async function admitRequest(
  sql: postgres.Sql,
  { office, authority }: Pick<OfficeFolder, 'office' | 'authority'>,
  asked: WaitingRequest,
  at: Date,
): Promise<{ readonly login: string; readonly certificate: string; readonly earlier: readonly number[] }> {
  const request = parseRequest(asked.request);
  const isWhole = createHash('sha256').update(asked.request).digest('hex') === asked.fingerprint;
  if (request === undefined || !isWhole || request.terminal !== asked.terminal) {
    throw new Trouble('The request is none, or of another terminal than the code: decline it.');
  }
  if (!isSignedBy(asked.request, asked.signature, request.publicKey)) {
    throw new Trouble('The request is not signed with the key that it names: decline it.');
  }
  const login = terminalLogin(request.terminal, request.epoch);
  const csr = await readCertificateRequest(asked.csr);
  if (csr?.login !== login || csr.hash !== request.csrHash) {
    throw new Trouble('The request for a certificate is another one than was signed: decline it.');
  }
  const earlier = await findEpochsBefore(sql, request);
  const certificate = await certifyLogin(authority, login, csr.publicKey, at);
  const { terminal, publicKey, recipient } = request;
  const branch = terminal.slice(0, 3);
  await sql.begin(async (transaction) => {
    const before = await transaction<
      { epoch: number }[]
    >`SELECT epoch FROM reading.terminal WHERE branch = ${branch}
      AND terminal = ${terminal} AND epoch < ${request.epoch} AND state IN ('active', 'suspended', 'forked')`;
    await transaction`SELECT desk.admit(${asked.id}, ${terminal}, ${request.epoch}, ${publicKey}, ${recipient},
      ${serialOf(certificate)}, ${certificate})`;
    for (const { epoch: ended } of before) {
      const payload = { terminal, epoch: ended, why: 'replaced' } as const;
      await decide(transaction, office, { branch, type: 'terminal-ended', payload, at });
    }
    for (const { epoch, publicKey: key } of earlier) {
      await transaction`SELECT desk.admit_epoch_before(${terminal}, ${epoch}, ${key})`;
      const admitted = { terminal, epoch, publicKey: key, recipient: '' };
      await decide(transaction, office, { branch, type: 'terminal-admitted', payload: admitted, at });
      const ended = { terminal, epoch, why: 'replaced' } as const;
      await decide(transaction, office, { branch, type: 'terminal-ended', payload: ended, at });
    }
    const payload = { terminal, epoch: request.epoch, publicKey, recipient };
    await decide(transaction, office, { branch, type: 'terminal-admitted', payload, at });
  });
  return { login, certificate, earlier: earlier.map(({ epoch }) => epoch) };
}

/** Epochs that a request names and nobody here knows, in their order. Throws `Trouble` where one is known by another key. */
async function findEpochsBefore(
  sql: postgres.Sql,
  { terminal, epoch, earlier = [] }: z.output<typeof joiningRequest>,
): Promise<NonNullable<z.output<typeof joiningRequest>['earlier']>> {
  const known = new Map(
    (
      await sql<{ epoch: number; public_key: string }[]>`SELECT epoch, public_key FROM reading.terminal
        WHERE branch = ${terminal.slice(0, 3)} AND terminal = ${terminal}`
    ).map((row) => [row.epoch, row.public_key]),
  );
  const inOrder = earlier.toSorted((one, other) => one.epoch - other.epoch);
  const isDoubled = inOrder.some((each, place) => each.epoch === inOrder[place + 1]?.epoch);
  if (isDoubled || inOrder.some((each) => each.epoch >= epoch)) {
    throw new Trouble('The request names epochs that cannot have been before it: decline it.');
  }
  for (const each of inOrder) {
    const key = known.get(each.epoch);
    if (key !== undefined && key !== each.publicKey) {
      throw new Trouble(
        `The request names another key for epoch ${each.epoch} of terminal ${terminal} than the one that was let in: decline it.`,
      );
    }
  }
  return inOrder.filter((each) => !known.has(each.epoch));
}

function parseRequest(content: string): z.output<typeof joiningRequest> | undefined {
  try {
    const parsed = joiningRequest.safeParse(JSON.parse(content));
    return parsed.success && canonicalJson(parsed.data) === content ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** A terminal that brings packets alone: the keys that one names, once a person has compared the newest. */
export async function admitKeys(
  sql: postgres.Sql,
  office: Office,
  { terminal, epoch, publicKey, events }: PacketManifest,
  branchName: string | undefined,
  at: Date,
): Promise<void> {
  const branch = terminal.slice(0, 3);
  await knowBranch(sql, branch, branchName);
  const keys = new Map(events.map((run) => [run.epoch, run.publicKey])).set(epoch, publicKey);
  const known = await sql<
    { epoch: number }[]
  >`SELECT epoch FROM reading.terminal WHERE terminal = ${terminal}`;
  const news = [...keys].filter(([each]) => !known.some((row) => row.epoch === each));
  await sql.begin(async (transaction) => {
    for (const [each, key] of news.toSorted(([one], [other]) => one - other)) {
      await transaction`SELECT desk.admit(NULL, ${terminal}, ${each}, ${key}, '', NULL, NULL)`;
      const payload = { terminal, epoch: each, publicKey: key, recipient: '' };
      await decide(transaction, office, { branch, type: 'terminal-admitted', payload, at });
    }
  });
}

/** Suspends, takes back a suspension, or revokes. */
export async function setTerminalState(
  sql: postgres.Sql,
  folder: OfficeFolder,
  {
    terminal,
    state,
    reason,
    at,
  }: {
    readonly terminal: string;
    readonly state: 'active' | 'suspended' | 'revoked';
    readonly reason: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const branch = terminal.slice(0, 3);
  await sql.begin(async (transaction) => {
    const [row] = await transaction<
      { epoch: number }[]
    >`SELECT epoch FROM desk.set_state(${terminal}, ${state}, ${reason})`;
    if (row === undefined || state !== 'revoked') return;
    const payload = { terminal, epoch: row.epoch, why: 'revoked' } as const;
    await decide(transaction, folder.office, { branch, type: 'terminal-ended', payload, at });
  });
}

/** The list of certificates that have ended, as the state of the terminals has it, where the embedded server reads it. */
export async function publishRevoked(sql: postgres.Sql, folder: OfficeFolder, at: Date): Promise<boolean> {
  const owner = folder.openAsOwner();
  if (owner === undefined) return false;
  try {
    const ended = await sql<{ serial: string }[]>`SELECT serial FROM reading.terminal
      WHERE state IN ('revoked', 'replaced') AND serial IS NOT NULL`;
    const serials = ended.map(({ serial }) => serial);
    await writeRevoked(join(folder.path, 'server'), folder.authority, serials, at);
    await owner`SELECT pg_reload_conf()`;
    return true;
  } finally {
    await owner.end();
  }
}
