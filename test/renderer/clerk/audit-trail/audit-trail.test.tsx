// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AuditTrail } from '#renderer/clerk/audit-trail/audit-trail.tsx';
import {
  type auditMethods,
  chainProblems,
  witnesses,
  witnessFaults,
} from '#shared/contract/kiosk/audit-trail/audit-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { done, show } from '#test/renderer/support/show.tsx';

type Verdict = OutputOf<(typeof auditMethods)['verifyAuditTrail']>;

/** What the notice says of a verdict, after the button was pressed. */
async function saidOf(verdict: Verdict, language: LanguageCode): Promise<string> {
  const { user } = show(
    <AuditTrail behind={null} onBack={() => undefined} />,
    { listAuditEntries: () => done([]), verifyAuditTrail: () => done(verdict) },
    language,
  );
  await user.click(
    await screen.findByRole('button', {
      name: language === 'es' ? 'Comprobar la cadena' : 'Verify the chain',
    }),
  );
  const { textContent } = await screen.findByRole('alert');
  cleanup();
  return textContent;
}

test.each(['es', 'en'] as const)(
  'whatever is wrong with the trail is said in the words of %s',
  async (language) => {
    const verdicts: Verdict[] = [
      ...chainProblems.map((problem) => ({ verdict: 'broken', sequence: 41, problem, last: 43 }) as const),
      ...witnessFaults.map(
        (fault) => ({ verdict: 'witness-differs', witness: 'acts', fault, first: 41, last: 43 }) as const,
      ),
      ...witnesses.map(
        (witness) => ({ verdict: 'witness-differs', witness, fault: 'absent', first: 0, last: 0 }) as const,
      ),
    ];
    const said: string[] = [];
    for (const verdict of verdicts) said.push(await saidOf(verdict, language));
    // Each has words of its own; that the witness of acts is gone was asked twice.
    expect(new Set(said).size).toBe(said.length - 1);
    expect(said.filter((words) => /audit\.|undefined|\{\{/.test(words))).toEqual([]);
    expect(said[0]).toContain(language === 'es' ? 'falta el asiento 41' : 'entry 41 is missing');
  },
);
