import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findParts, openPacket } from '#electron/main/packets/open-packet.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { packetsOn } from '#electron/tools/head-office/packet-files.ts';
import { temporaryDirectory } from '#test/electron/db/test-store.ts';
import { vectorOffice } from '#test/shared/contract/head-office/packet-vectors.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';
import { folderOnDisk } from '#test/support/temporary-folder.ts';
import { writeSample } from './sample-packet.ts';

const kills = many(3);

test(`${kills} kills while packets are written (seed ${seed}) leave whole ones and what nobody takes for one`, {
  timeout: 120_000 + kills * 20_000,
}, async () => {
  const folder = temporaryDirectory(folderOnDisk());
  const office = await vectorOffice();
  const plan = seededFor(5);
  for (let round = 0; round < kills; round += 1) {
    const script = join(import.meta.dirname, 'writing-process.ts');
    const child = fork(script, [folder.path, String(1 + round * 100)]);
    for (let packets = plan.whole(1, 3); packets > 0; packets -= 1) await once(child, 'message');
    await new Promise((resolve) => setTimeout(resolve, plan.between(0, 80)));
    child.kill('SIGKILL');
    await once(child, 'exit');

    const named = readdirSync(folder.path).filter((name) => name.endsWith('.packet'));
    for (const name of named) expect(examinePart(join(folder.path, name)).ok, name).toBe(true);
    for (const file of packetsOn(folder.path)) {
      const { parts, missing } = findParts(file);
      expect(missing, file.path).toEqual([]);
      const kinds: string[] = [];
      for await (const { kind } of openPacket(parts, office.identity)) kinds.push(kind);
      expect(kinds).toHaveLength(32);
    }
  }
  const { files } = await writeSample({ folder: folder.path, office, number: 9999 });
  const left = readdirSync(folder.path);
  expect(left).toEqual(expect.arrayContaining([...files]));
  expect(left.filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  folder.remove();
});
