import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { headOfficeLines } from '#electron/main/head-office/open-line.ts';

/** A line to head office that a test cuts. */
export interface CuttableLine {
  readonly lines: HeadOfficeLines;
  /** How often it was cut. */
  readonly cuts: () => number;
  /** For whoever is told the way there. */
  readonly host: { readonly host: string; readonly port: number };
  /** Nothing goes through until it is mended. */
  cut(): void;
  mend(): void;
  /** It breaks when so many bytes more have gone to head office. */
  cutAfter(bytes: number): void;
  end(): void;
}

/** Every byte to and from the server at this port goes through it. */
export async function startCuttableLine(port: number): Promise<CuttableLine> {
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let cuts = 0;
  let isCut = false;
  const proxy = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect({ host: '127.0.0.1', port });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on('data', (data) => {
      far.write(data.subarray(0, Math.min(data.length, left)));
      left -= data.length;
      if (left > 0) return;
      left = Number.POSITIVE_INFINITY;
      cuts += 1;
      // What was given to it still goes out; nothing comes back.
      near.destroy();
      far.end();
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const host = { host: '127.0.0.1', port: (proxy.address() as AddressInfo).port };
  return {
    lines: {
      openJoining: headOfficeLines.openJoining,
      openCounter: (target, ...who) => headOfficeLines.openCounter({ ...target, hosts: [host] }, ...who),
    },
    host,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    cuts: () => cuts,
    cutAfter(bytes) {
      left = bytes;
    },
    end() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
