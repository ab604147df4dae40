import { randomUUID } from 'node:crypto';
import { paperOrigin } from './addresses.ts';

export interface PaperPages {
  /** Keeps a document in memory under an address that answers once. */
  publish(body: string | Uint8Array, mediaType: string): string;
  /** The document of an address, which then knows it no more. */
  take(address: string): { readonly body: string | Uint8Array; readonly mediaType: string } | undefined;
  forget(address: string): void;
}

/** Papers on their way to Chromium's printing engine: never a file, never an address that can be read twice. */
export function createPaperPages(): PaperPages {
  const pages = new Map<string, { body: string | Uint8Array; mediaType: string }>();
  return {
    publish(body, mediaType) {
      const address = `${paperOrigin}/${randomUUID()}`;
      pages.set(address, { body, mediaType });
      return address;
    },
    take(address) {
      const page = pages.get(address);
      pages.delete(address);
      return page;
    },
    forget(address) {
      pages.delete(address);
    },
  };
}
