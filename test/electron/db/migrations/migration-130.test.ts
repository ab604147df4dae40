import { expect, test } from 'vitest';
import { listPageSources } from '#electron/main/db/documents/document-page-store.ts';
import { askReading, findReading } from '#electron/main/db/documents/document-reading-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('130: documents of before keep their pages, read from their previews, and nothing was read in them', () => {
  atVersion(129, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
      INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v1', 'draft', 'search', 't', 'a1');
      INSERT INTO visit_document (id, visit_id, kind, media_type, size, sha256, file, added_at, added_by)
        VALUES ('d1', 'v1', 'passport', 'image/jpeg', 9, 's', 'original', 't', 'a1');
      INSERT INTO document_page (document_id, number, width, height, sha256, file, rotation)
        VALUES ('d1', 1, 80, 60, 's1', 'preview', 90);`),
  );
  atVersion(130, (db) => {
    expect(listPageSources(db, 'd1')).toEqual([{ file: 'preview', dotsPerInch: null, textLayer: [] }]);
    expect(db.prepare('SELECT rotation FROM document_page').all()).toEqual([{ rotation: 90 }]);
    expect(findReading(db, 'd1')).toBeUndefined();
    expect(askReading(db, 'd1')).toBe(1);
    expect(findReading(db, 'd1')).toEqual({ state: 'waiting' });
    db.exec("DELETE FROM visit_document WHERE id = 'd1'");
    expect(findReading(db, 'd1')).toBeUndefined();
  });
});
