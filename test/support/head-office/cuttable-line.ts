import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';

/** A line to head office that a test cuts, silences or slows. */
export interface CuttableLine {
  readonly lines: HeadOfficeLines;
  /** How often it was cut. */
  readonly cuts: () => number;
  /** For whoever is told the way there. */
  readonly host: { readonly host: string; readonly port: number };
  /** Nothing goes through until it is mended. */
  cut(): void;
  /** Half-open: the other end is gone without a word. What was open stays so for good, what is opened gets no answer until it is mended. */
  silence(): void;
  mend(): void;
  /** It breaks when so many bytes more have gone to head office. */
  cutAfter(bytes: number): void;
  /** Both ways no more than so many bytes at a time, each so many milliseconds after the one before; null: at once. */
  slow(pace: { readonly bytes: number; readonly milliseconds: number } | null): void;
  end(): void;
}

/** Every byte to and from the server at this port goes through it. */
export async function startCuttableLine(port: number): Promise<CuttableLine> {
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let cuts = 0;
  let state: 'open' | 'cut' | 'silent' = 'open';
  let pace: Parameters<CuttableLine['slow']>[0] = null;

  async function pass(data: Buffer, to: Socket): Promise<void> {
    if (pace === null) {
      to.write(data);
      return;
    }
    const { bytes, milliseconds } = pace;
    for (let at = 0; at < data.length && !to.destroyed; at += bytes) {
      await pause(milliseconds);
      to.write(data.subarray(at, at + bytes));
    }
  }

  /** Piece after piece, in their order. */
  function pump(from: Socket, to: Socket, take: (data: Buffer) => Buffer): void {
    let before: Promise<void> = Promise.resolve();
    from.on('data', (data) => {
      const taken = take(data);
      before = before.then(() => pass(taken, to));
    });
  }

  const proxy = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    sockets.add(near);
    near.on('error', () => undefined);
    near.on('close', () => sockets.delete(near));
    if (state === 'silent') return;
    const far = connect({ host: '127.0.0.1', port });
    sockets.add(far);
    far.on('error', () => undefined);
    for (const socket of [near, far]) {
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    pump(far, near, (data) => data);
    pump(near, far, (data) => {
      const taken = data.subarray(0, Math.min(data.length, left));
      left -= data.length;
      if (left > 0) return taken;
      left = Number.POSITIVE_INFINITY;
      cuts += 1;
      // What was given to it still goes out; nothing comes back.
      near.destroy();
      setImmediate(() => far.end());
      return taken;
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const host = { host: '127.0.0.1', port: (proxy.address() as AddressInfo).port };
  return {
    lines: {
      openJoining: createPostgresLines().openJoining,
      openCounter: (target, ...who) =>
        createPostgresLines().openCounter({ ...target, hosts: [host] }, ...who),
    },
    host,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    silence() {
      state = 'silent';
      for (const socket of sockets) socket.pause();
    },
    mend() {
      state = 'open';
    },
    cuts: () => cuts,
    cutAfter(bytes) {
      left = bytes;
    },
    slow(wanted) {
      pace = wanted;
    },
    end() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
