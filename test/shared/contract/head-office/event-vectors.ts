import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import {
  checkPayload,
  type EventEnvelope,
  type EventType,
  eventContent,
  eventDefinitions,
  firstEventHash,
} from '#shared/contract/head-office/events.ts';
import { sampleEnvelope, samplePayloads } from './sample-events.ts';

/**
 * Test vectors for whoever reads events elsewhere: a chain of one event of each kind, with canonical text, hash and
 * signature by the key of RFC 8032, 7.1, test 1. `node test/shared/contract/head-office/event-vectors.ts` writes them anew.
 */

export interface EventVectors {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly events: readonly {
    readonly event: EventEnvelope;
    readonly content: string;
    readonly hash: string;
    readonly signature: string;
  }[];
}

const publicKey = 'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const privateKey = 'MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g';
const file = join(import.meta.dirname, 'event-vectors.json');

export function makeVectors(): EventVectors {
  const key = readSigningKey(privateKey);
  let previousHash = firstEventHash;
  const types = Object.keys(eventDefinitions) as EventType[];
  const events = types.map((type, index) => {
    const payload = checkPayload(type, samplePayloads[type]);
    const event = sampleEnvelope(type, eventDefinitions[type].version, payload, index + 1, previousHash);
    const content = eventContent(event);
    previousHash = createHash('sha256').update(content).digest('hex');
    return { event, content, hash: previousHash, signature: signText(content, key) };
  });
  return { publicKey, privateKey, events };
}

export function readVectors(): EventVectors {
  return JSON.parse(readFileSync(file, 'utf8')) as EventVectors;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(file, `${JSON.stringify(makeVectors(), undefined, 2)}\n`);
}
