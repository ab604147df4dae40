import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

const hash = (digit: string) => digit.repeat(64);
const event = (number: number, state: string, documents: readonly object[]) => `
  INSERT INTO event (key, epoch, number, type, version, time_wall, time_count, audit_sequence, previous_hash, content,
      hash, state)
    VALUES (${1_000_000_000 + number}, 1, ${number}, 'documents-changed', 1, 't', 0, 1, '${hash(String(number - 1))}',
      '${JSON.stringify({ documents })}', '${hash(String(number))}', '${state}');`;
const passport = { sha256: hash('a'), mediaType: 'image/jpeg', size: 10 };
const contract = { sha256: hash('b'), mediaType: 'image/jpeg', size: 20 };
const rows = 'SELECT sha256, event, size, state FROM office_document ORDER BY event, sha256';

test('470: documents of before wait, but for those whose events were confirmed from packets', () => {
  atVersion(460, (db) => {
    db.exec(
      event(1, 'acknowledged', [passport]) + event(2, 'sent', [passport, contract]) + event(3, 'saved', []),
    );
  });
  atVersion(470, (db) => {
    expect(db.prepare(rows).raw().all()).toEqual([
      [hash('a'), 1_000_000_001, 10, 'there'],
      [hash('b'), 1_000_000_002, 20, 'waiting'],
    ]);
    expect(() => db.exec(`UPDATE office_document SET state = 'lost'`)).toThrow(/CHECK/);
  });
});

test('470: all of them wait where receipts came over a line, which carried no documents', () => {
  atVersion(460, (db) => {
    db.exec(event(1, 'acknowledged', [passport]));
    db.exec(`INSERT INTO receipt VALUES ('office', 1, 'h', 't', 't', NULL, 1, 0, 0)`);
  });
  atVersion(470, (db) => {
    expect(db.prepare(rows).raw().all()).toEqual([[hash('a'), 1_000_000_001, 10, 'waiting']]);
  });
});
