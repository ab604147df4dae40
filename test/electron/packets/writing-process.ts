import { flushCompileCache } from 'node:module';
import { vectorOffice } from '#test/shared/contract/head-office/packet-vectors.ts';
import { writeSample } from './sample-packet.ts';

/** Writes packets in several parts into a folder, one after the other, until it is killed. */
const [folder = '', first = '1'] = process.argv.slice(2);
const office = await vectorOffice();
// What was compiled is kept for the next one: a killed process writes nothing.
flushCompileCache();
for (let number = Number(first); ; number += 1) {
  process.send?.('begun');
  await writeSample({ folder, office, number, events: 30, documents: [900_000, 300_000], partSize: 600_000 });
}
