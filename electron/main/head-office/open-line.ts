import type { TLSSocket } from 'node:tls';
import postgres from 'postgres';
import { z } from 'zod';
import {
  beginAnswer,
  collectAnswer,
  documentsAnswer,
  feedAnswer,
  helloAnswer,
  lineContract,
  pieceAnswer,
  receiptsAnswer,
  sealedAnswer,
  submitAnswer,
} from '#shared/contract/head-office/line.ts';
import { furthestProblem } from '#shared/domain/head-office/line-problem.ts';
import type { CounterLine, HeadOfficeLines, JoiningLine, LineLogin, LineTarget } from './head-office-line.ts';
import { LineFault, lineFaultOf } from './line-fault.ts';
import { type LineHost, openSecureSocket } from './open-secure-socket.ts';

/** Milliseconds that one host may take until it knows who speaks, and that one call may take. */
const patience = { connect: 10_000, call: 60_000 } as const;

/**
 * Lines to head office's PostgreSQL: one connection each, in TLS, and every answer held to its schema. Whichever host let
 * a call run out of time is tried last from then on: a server of before that came back, and which no standby follows any
 * more, lets everybody in and answers nobody.
 */
export function createPostgresLines(): HeadOfficeLines {
  let late: LineHost | undefined;
  const isLate = ({ host, port }: LineHost) => late?.host === host && late.port === port;
  async function open(target: LineTarget, login: LineLogin, signal: AbortSignal): Promise<OpenLine> {
    const hosts = target.hosts.toSorted((one, other) => Number(isLate(one)) - Number(isLate(other)));
    return openLine({ ...target, hosts }, login, signal, (host) => {
      late = host;
    });
  }
  return {
    openJoining: async (...where) => joiningOn(await open(...where)),
    openCounter: async (...where) => counterOn(await open(...where)),
  };
}

interface OpenLine {
  readonly sql: postgres.Sql;
  /** Called with the channel of each notification. */
  readonly hears: Set<(channel: string) => void>;
  /** Runs a call, for as long as one may take. */
  run<Rows extends readonly postgres.Row[]>(query: postgres.PendingQuery<Rows[number][]>): Promise<unknown[]>;
  close(): Promise<void>;
}

function joiningOn({ sql, run, close }: OpenLine): JoiningLine {
  return {
    close,
    async ask(request, signature, csr) {
      const rows = await run(
        sql`SELECT joining.ask(${request}::text, ${signature}::text, ${csr}::text) AS fingerprint`,
      );
      return only(z.strictObject({ fingerprint: z.string() }), rows).fingerprint;
    },
    collect: async () => only(collectAnswer, await run(sql`SELECT * FROM joining.collect()`)),
  };
}

function counterOn({ sql, hears, run, close }: OpenLine): CounterLine {
  return {
    close,
    async hello(product) {
      const answer = only(
        helloAnswer,
        await run(sql`SELECT * FROM counter.hello(${lineContract}::integer, ${product}::text)`),
      );
      if (answer.contract_from > lineContract) throw new LineFault('program-too-old');
      if (answer.contract_to < lineContract) throw new LineFault('program-too-new');
      return answer;
    },
    async submit(epoch, first, events) {
      const contents = textArray(events.map(({ content }) => content));
      const signatures = textArray(events.map(({ signature }) => signature));
      const answer = await run(sql`SELECT * FROM counter.submit(${epoch}::integer, ${first}::integer,
        ${contents}::text[], ${signatures}::text[])`);
      return read(submitAnswer, answer);
    },
    receipts: async (after, atMost) =>
      read(
        receiptsAnswer,
        await run(sql`SELECT * FROM counter.receipts(${after}::integer, ${atMost}::integer)`),
      ),
    feed: async (after, atMost) =>
      read(feedAnswer, await run(sql`SELECT * FROM counter.feed(${after}::integer, ${atMost}::integer)`)),
    async listen(branch, wake) {
      const channel = `feed_${branch}`;
      hears.add((heard) => {
        if (heard === channel) wake();
      });
      // An identifier takes no parameter; this one is checked.
      if (!/^[0-9]{3}$/.test(branch)) throw new LineFault('not-head-office');
      await run(sql.unsafe<postgres.Row[]>(`LISTEN ${channel}`));
    },
    async sendSealed(terminal, epoch, sealed) {
      await run(
        sql`SELECT counter.send_sealed(${terminal}::text, ${epoch}::integer, ${Buffer.from(sealed)}::bytea)`,
      );
    },
    sealed: async (after) =>
      read(sealedAnswer, await run(sql`SELECT * FROM counter.sealed(${after}::integer)`)),
    async acknowledge(feed, receipt) {
      await run(sql`SELECT counter.acknowledge(${feed}::integer, ${receipt}::integer)`);
    },
    documents: async (hashes) =>
      read(documentsAnswer, await run(sql`SELECT * FROM counter.documents(${textArray(hashes)}::text[])`)),
    beginDocument: async (sha256, size, anew) =>
      only(
        beginAnswer,
        await run(
          sql`SELECT * FROM counter.document_begin(${sha256}::text, ${size}::integer, ${anew}::boolean)`,
        ),
      ),
    async sendPiece(sha256, at, piece) {
      // The client writes bytes in hexadecimal, twice as many as they are.
      const text = Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64');
      const answer = await run(
        sql`SELECT * FROM counter.document_piece_in_base64(${sha256}::text, ${at}::integer, ${text}::text)`,
      );
      return only(pieceAnswer, answer);
    },
    async finishDocument(sha256, chain) {
      await run(sql`SELECT counter.document_finish(${sha256}::text, ${chain}::text)`);
    },
    async missDocument(sha256) {
      await run(sql`SELECT counter.document_missing(${sha256}::text)`);
    },
  };
}

/** As PostgreSQL writes an array of texts. */
function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** The one row of a call. */
function only<Value>(schema: z.ZodType<Value>, rows: unknown): Value {
  return read(z.tuple([schema]), rows)[0];
}

/** What is not as the contract says comes from no head office of ours. */
function read<Value>(schema: z.ZodType<Value>, rows: unknown): Value {
  const parsed = schema.safeParse(rows);
  if (!parsed.success) throw new LineFault('not-head-office');
  return parsed.data;
}

/** The first host that takes something in. Where none does, the fault is of the one that got furthest. */
async function openLine(
  target: LineTarget,
  login: LineLogin,
  signal: AbortSignal,
  onLate: (host: LineHost) => void,
): Promise<OpenLine> {
  const faults: LineFault[] = [];
  for (const host of target.hosts) {
    try {
      return await openLineTo(host, target, login, signal, onLate);
    } catch (error) {
      const fault = lineFaultOf(error);
      if (signal.aborted) throw fault;
      faults.push(fault);
    }
  }
  const furthest = furthestProblem(faults.map(({ problem }) => problem));
  throw faults.find(({ problem }) => problem === furthest) ?? new LineFault('other');
}

async function openLineTo(
  host: LineHost,
  { database, authority }: LineTarget,
  { user, password, own }: LineLogin,
  signal: AbortSignal,
  onLate: (host: LineHost) => void,
): Promise<OpenLine> {
  const given = new AbortController();
  const end = (problem: 'timeout' | 'lost') => {
    if (problem === 'timeout') onLate(host);
    given.abort(new LineFault(problem));
  };
  const onAbort = () => end('lost');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const timer = setTimeout(() => end('timeout'), patience.connect);
  try {
    const socket = await openSecureSocket(host, { authority, own, signal: given.signal });
    const broken = endOf(socket);
    const states = new Map<string, string>();
    const hears: OpenLine['hears'] = new Set();
    const sql = clientOn(socket, { host: host.host, database, user, password, states, hears });
    const line: OpenLine = {
      sql,
      hears,
      async run(query) {
        const limit = setTimeout(() => end('timeout'), patience.call);
        try {
          // The client may never answer what is asked on a line that broke (postgres 3.4.9).
          return [...(await Promise.race([query, broken]))];
        } catch (error) {
          throw lineFaultOf(given.signal.aborted ? given.signal.reason : (socket.errored ?? error));
        } finally {
          clearTimeout(limit);
        }
      },
      async close() {
        signal.removeEventListener('abort', onAbort);
        await sql.end({ timeout: 1 }).catch(() => undefined);
        socket.destroy();
      },
    };
    try {
      await line.run(sql`SELECT 1`);
      const isReadOnly =
        states.get('in_hot_standby') === 'on' || states.get('default_transaction_read_only') === 'on';
      if (isReadOnly) throw new LineFault('read-only');
      return line;
    } catch (error) {
      await line.close();
      throw error;
    }
  } catch (error) {
    signal.removeEventListener('abort', onAbort);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when it is closed, by whomever. */
function endOf(socket: TLSSocket): Promise<never> {
  const end = new Promise<never>((_resolve, reject) => {
    socket.once('close', () => reject(new LineFault('lost')));
  });
  end.catch(() => undefined);
  return end;
}

interface ClientWishes {
  readonly host: string;
  readonly database: string;
  readonly user: string;
  readonly password: string | null;
  /** Gets what the server says of itself. */
  readonly states: Map<string, string>;
  readonly hears: OpenLine['hears'];
}

/** The client gets its socket once: a line that broke is opened anew by whoever needs it, with a wait of their own. */
function clientOn(
  socket: TLSSocket,
  { host, database, user, password, states, hears }: ClientWishes,
): postgres.Sql {
  let isTaken = false;
  const options = {
    host,
    database,
    user,
    password: password ?? '',
    ssl: false,
    socket: () => {
      if (isTaken || socket.destroyed) throw socket.errored ?? new LineFault('lost');
      isTaken = true;
      return socket;
    },
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 0,
    // It would look into tables that a terminal may not read.
    fetch_types: false,
    onnotice: () => undefined,
    onnotify: (channel: string) => {
      for (const hear of hears) hear(channel);
    },
    onparameter: (name: string, value: string) => states.set(name, value),
    connection: { application_name: 'ventanilla', statement_timeout: patience.call },
  };
  return postgres(options);
}
