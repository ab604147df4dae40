import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { breathe } from '#electron/main/backup/copy-file.ts';
import { documentNameOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore } from '#electron/main/documents/document-store.ts';
import { outgoingFolderName } from '#electron/main/head-office/outgoing-files.ts';
import { makeFolderBelow } from '#electron/main/store-files/clear-way.ts';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';
import type { EncipherAnswer, EncipheredDocument, EncipherOrder } from './packet-orders.ts';

/** Each on the disk, under its name, before the answer. Throws what the file system throws. */
export async function encipherDocuments(
  { dataDirectory, keys, recipient, documents }: EncipherOrder,
  signal: AbortSignal,
): Promise<EncipherAnswer> {
  const names = keys['document-names'];
  const store = createDocumentStore(dataDirectory, { wrapping: keys.documents, names }, () => 0);
  const folder = makeFolderBelow(dataDirectory, outgoingFolderName);
  const answers: EncipheredDocument[] = [];
  for (const { sha256, size } of documents) {
    await breathe(signal);
    const file = documentNameOf(sha256, names);
    const found = await store.read(file);
    if (!found.ok || found.sha256 !== sha256 || found.bytes.length !== size) {
      answers.push({ sha256, enciphered: null });
      continue;
    }
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const bytes = await encrypter.encrypt(found.bytes);
    writeFileAtomically(join(folder, file), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    answers.push({ sha256, enciphered: { file, size: bytes.length, hash } });
  }
  return { ok: true, documents: answers };
}
