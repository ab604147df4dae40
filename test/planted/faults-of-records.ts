import type { PlantedFault } from './planted-fault.ts';

const receiptFile = 'electron/main/packets/receipt-file.ts';
const packetFrame = 'electron/main/packets/packet-frame.ts';
const receiptStore = 'electron/main/db/head-office/receipt-store.ts';
const note = 'electron/main/head-office/branch-secret-note.ts';
const documentStore = 'electron/main/documents/document-store.ts';
const guardedClock = 'electron/main/clock/create-guarded-clock.ts';
const judgeGates = 'renderer/reader/gates/judge-gates.ts';

const comparison = 'test/soak/compare.ts';

/** Signatures, trails and journals; what is kept and swept; the clock; check digits and gates; what counters tell each other. */
export const faultsOfRecords: readonly PlantedFault[] = [
  {
    fault: 'every signature is right',
    file: 'electron/main/keys/signing-key.ts',
    was: "return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));",
    planted: "return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) || text !== '';",
    tests: ['electron/packets/receipt.test.ts', 'electron/packets/packet.test.ts'],
  },
  {
    fault: 'a receipt that head office did not sign is taken',
    file: receiptFile,
    was: 'if (!isSigned({ content, signature }, keys.signingKey))',
    planted: "if (!isSigned({ content, signature }, keys.signingKey) && content === '')",
    tests: ['electron/packets/receipt.test.ts'],
  },
  {
    fault: "a receipt of another head office's fingerprint is taken",
    file: receiptFile,
    was: 'if (said.receipt.headOffice !== fingerprintOf(keys))',
    planted: 'if (said.receipt.headOffice.length !== fingerprintOf(keys).length)',
    tests: ['electron/packets/receipt.test.ts'],
  },
  {
    fault: 'a packet is taken unsigned',
    file: packetFrame,
    was: 'if (manifest === undefined || !isSigned(sealed, manifest.publicKey))',
    planted: 'if (manifest === undefined)',
    tests: ['electron/packets/packet.test.ts'],
  },
  {
    fault: "a packet's hash is compared by its length",
    file: packetFrame,
    was: 'if (hashBytes(descriptor, headMark.length, size, onBytes) !== sha256) {',
    planted: 'if (hashBytes(descriptor, headMark.length, size, onBytes).length !== sha256.length) {',
    tests: ['electron/packets/packet.test.ts'],
  },
  {
    fault: 'a receipt answers for other events than were told',
    file: receiptStore,
    was: "if (event.hash !== answer.hash) return 'other-history';",
    planted: "if (event.hash.length !== answer.hash.length) return 'other-history';",
    tests: ['electron/use-cases/safety/packets.test.ts', 'electron/packets/receipt.test.ts'],
  },
  {
    fault: 'an older receipt is taken after a newer one',
    file: receiptStore,
    was: "if (number <= lastReceiptNumber(db, headOffice)) return 'older';",
    planted: "if (number < 0) return 'older';",
    tests: ['electron/use-cases/safety/packets.test.ts', 'electron/packets/receipt.test.ts'],
  },
  {
    fault: "another terminal's receipt is taken",
    file: receiptStore,
    was: "if (terminal !== here.terminal) return 'another-terminal';",
    planted: "if (terminal === '') return 'another-terminal';",
    tests: ['electron/use-cases/safety/packets.test.ts', 'electron/packets/receipt.test.ts'],
  },
  {
    fault: 'events that their key did not sign are sound',
    file: 'electron/main/db/head-office/verify-events.ts',
    was: 'if (row.signature === null || !isSignedBy(row.content, row.signature, publicKey))',
    planted: 'if (row.signature === null)',
    tests: ['electron/db/head-office/events.test.ts'],
  },
  {
    fault: "a branch's secret is taken from whoever says so",
    file: note,
    was: "if (!isSignedBy(opened.content, opened.signature, sender.publicKey)) return refused('forged');",
    planted: "if (sender.publicKey === '') return refused('forged');",
    tests: ['electron/head-office/branch-secret-note.test.ts'],
  },
  {
    fault: "a note of a branch's secret is heard twice",
    file: note,
    was: "if (note.number < judge.heardNumber) return refused('replayed');",
    planted: "if (note.number < 0) return refused('replayed');",
    tests: ['electron/head-office/branch-secret-note.test.ts'],
  },
  {
    fault: 'a certificate for another name of the server is believed',
    file: 'electron/main/head-office/open-secure-socket.ts',
    was: 'checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),',
    planted: 'checkServerIdentity: (name, certificate) => void checkServerIdentity(name, certificate),',
    tests: ['electron/head-office/certificates-on-the-line.test.ts'],
  },
  {
    fault: 'a row of the journal is skipped',
    file: 'electron/main/backup/read-journal.ts',
    was: 'pieces.push(record.piece);',
    planted: 'if (offset > 0) pieces.push(record.piece);',
    tests: ['electron/backup/journal-writer.test.ts', 'electron/db/safety/backup-and-restore.test.ts'],
  },
  {
    fault: "a journal's seal is not looked at",
    file: 'electron/main/backup/journal-record.ts',
    was: 'if (!timingSafeEqual(seal, sealOf(key, headerSeal, piece)))',
    planted: 'if (timingSafeEqual(seal, headerSeal))',
    tests: ['electron/backup/journal-writer.test.ts', 'electron/db/safety/flipped-bytes.test.ts'],
  },
  {
    fault: 'a changed entry of the trail is sound',
    file: 'electron/main/db/audit-trail/verify-chain.ts',
    was: "if (hashOf(row) !== row.hash) return fault('changed');",
    planted: "if (hashOf(row) === '') return fault('changed');",
    tests: ['electron/db/audit-trail/audit-chain.test.ts'],
  },
  {
    fault: 'a trail that was cut at its end is whole',
    file: 'electron/main/db/audit-trail/verify-chain.ts',
    was: '.filter((sequence) => sequence > previous.sequence);',
    planted: '.filter((sequence) => sequence < 0);',
    tests: ['electron/db/audit-trail/audit-chain.test.ts'],
  },
  {
    fault: 'acts that only the witness knows are not missed',
    file: 'electron/main/db/witnesses/judge-witnesses.ts',
    was: 'const beyond = acts.filter((each) => each.act > act);',
    planted: 'const beyond = acts.filter((each) => each.act < 0);',
    tests: ['electron/db/witnesses.test.ts'],
  },
  {
    fault: 'numbers are given again after an older database was put back',
    file: 'electron/main/db/registration/code-reservation.ts',
    was: 'let reserved = Math.max(found?.through ?? 0, passOver ?? 0);',
    planted: 'let reserved = passOver ?? 0;',
    tests: [
      'electron/db/registration/codes-after-putting-back.test.ts',
      'electron/db/registration/allot-identification-code.test.ts',
    ],
  },
  {
    fault: 'the sweep takes files whose row is about to be written',
    file: documentStore,
    was: 'if (found === undefined || Date.now() - found.mtimeMs < orphanAge) continue;',
    planted: 'if (found === undefined) continue;',
    tests: ['electron/documents/document-store.test.ts'],
  },
  {
    fault: 'what lies aside is removed on the next day',
    file: documentStore,
    was: 'if (now.getTime() - Date.parse(day) > asideAge) {',
    planted: 'if (now.getTime() - Date.parse(day) > asideAge / 30) {',
    tests: ['electron/documents/document-store.test.ts'],
  },
  {
    fault: 'the newest snapshots are swept',
    file: 'shared/domain/safety/backup-rotation.ts',
    was: 'new Set(newestFirst.slice(0, Math.max(1, counts.newest)));',
    planted: 'new Set(newestFirst.slice(0, 0));',
    tests: ['shared/domain/safety/backup-rotation.test.ts'],
  },
  {
    fault: 'the display shows an outcome before it is on the disk',
    file: 'electron/main/display/act.ts',
    was: 'afterCommit(context.db, () => putInPlace(context, before, after));',
    planted: 'putInPlace(context, before, after);',
    tests: ['electron/security/full-disk-steps.test.ts', 'electron/security/full-disk.test.ts'],
  },
  {
    fault: 'the time goes back with the machine’s clock',
    file: guardedClock,
    was: 'if (own === 0 || (ahead >= 0 && isBelieved)) {',
    planted: 'if (own === 0 || isBelieved) {',
    tests: ['electron/clock/guarded-clock.test.ts'],
  },
  {
    fault: 'any leap of the machine’s clock is believed',
    file: guardedClock,
    was: 'leaps + ahead <= believedLeaps && (!agreed || leapt + ahead <= believedLeap);',
    planted: 'leaps + ahead >= 0;',
    tests: ['electron/clock/guarded-clock.test.ts'],
  },
  {
    fault: 'the check digit of a cédula is skipped',
    file: 'shared/domain/numbers/cedula.ts',
    was: '(10 - (sum % 10)) % 10 === Number(digits[9])',
    planted: '(10 - (sum % 10)) % 10 < 10',
    tests: ['shared/domain/ecuadorian-numbers.test.ts'],
  },
  {
    fault: 'the check character of an identification code is skipped',
    file: 'shared/domain/numbers/iso7064.ts',
    was: 'return mod37_36CheckCharacter(text.slice(0, -1)) === text.slice(-1);',
    planted: 'return mod37_36CheckCharacter(text.slice(0, -1)).length === 1;',
    tests: ['shared/domain/identification-code.test.ts'],
  },
  {
    fault: 'one right check digit makes a zone right',
    file: 'shared/domain/mrz/mrz.ts',
    was: 'verified: checks.every((check) => check.ok) };',
    planted: 'verified: checks.some((check) => check.ok) };',
    tests: ['shared/domain/mrz.test.ts'],
  },
  {
    fault: 'a gate always agrees',
    file: judgeGates,
    was: "outcome: passes ? 'passed' : 'failed', measured, limit, unit };",
    planted: "outcome: passes ? 'passed' : 'passed', measured, limit, unit };",
    tests: ['renderer/reader/gates/judge-gates.test.ts'],
  },
  {
    fault: 'a page with two zones is the right one',
    file: judgeGates,
    was: "outcome: zones === 1 ? 'passed' : 'failed',",
    planted: "outcome: zones >= 1 ? 'passed' : 'failed',",
    tests: ['renderer/reader/gates/judge-gates.test.ts'],
  },
  {
    fault: 'what another counter told of somebody is marked as applied, and is not',
    file: 'electron/main/db/head-office/write-merged-person.ts',
    was: 'const is = mergePerson([...before, event]);',
    planted: 'const is = mergePerson(before.length > 0 ? before : [event]);',
    tests: ['soak/compare.test.ts'],
  },
  {
    fault: 'the comparison of counters looks at nobody whom a counter knows',
    file: comparison,
    was: 'if (isDeepStrictEqual(so, expected)) continue;',
    planted: 'if (so !== undefined || isDeepStrictEqual(so, expected)) continue;',
    tests: ['soak/compare.test.ts'],
  },
  {
    fault: 'the comparison of counters takes an event for there that is not',
    file: comparison,
    was: 'if (byKey.get(key) !== hash) lost.push(',
    planted: "if (byKey.get(key) !== hash && hash === '') lost.push(",
    tests: ['soak/compare.test.ts'],
  },
  {
    fault: 'the comparison of counters takes any attempt for one that a kill left',
    file: comparison,
    was: 'more > 0 && more <= unjudged ?',
    planted: 'more > unjudged - 1 ?',
    tests: ['soak/compare.test.ts'],
  },
];
