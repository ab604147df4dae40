import { expect, test } from 'vitest';
import { credentialPaperKinds } from '#electron/main/use-cases/papers/paper-contents.ts';
import { paperKinds } from '#shared/domain/papers/paper-kinds.ts';
import { procedures } from '#shared/domain/procedures/procedures.ts';

/** Of acts that owe one paper by its name: a registration that waits, a recovery, and the sheet that is never kept. */
const byName = ['comeback-slip', 'recovery-receipt', 'triage-sheet'];

test('no kind of paper is drawn that nobody owes', () => {
  const owed = Object.values(procedures).flatMap(({ papers }) => [...papers]);
  expect(new Set([...owed, ...credentialPaperKinds, ...byName])).toEqual(new Set(paperKinds));
});
