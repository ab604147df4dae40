// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { credentialPaperKinds } from '#electron/main/use-cases/papers/paper-contents.ts';
import { WorkerApp } from '#renderer/worker/app/worker-app.tsx';
import type { WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import { common } from '#shared/text/languages/en/common.ts';
import { goTo, signInAsClerk, untilRead } from '#test/support/fakes/journey.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { own, permit, permitWords, thereIsAThirdProcedure } from '#test/support/third-procedure.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';
import { fakeKiosk, resting } from './fake-kiosk.ts';

thereIsAThirdProcedure();

function afterBlanks(text: string): string {
  return text.slice(text.lastIndexOf('}') + 1);
}

test('a procedure that is a definition and its words goes from registration through issuance at the display', async () => {
  const { kiosk, push } = fakeKiosk(resting);
  render(<WorkerApp kiosk={kiosk} />);
  let latest: WorkerSession = resting;
  await withKiosk(
    async (story) => {
      const { call } = story;
      await signInAsClerk(story);
      const { id: visitId } = await call('startVisit', {
        workerId: null,
        procedure: 'permit' as 'registration',
      });
      const { passport } = specimenPerson;
      const values = {
        'identity.number': passport.number,
        'identity.surname': passport.surname,
        'identity.birthDate': passport.birthDate,
        'permit.number': 'P 90',
        'permit.until': passport.expiryDate,
      };
      for (const [field, value] of Object.entries(values)) {
        await call('saveDraftField', { visitId, field: own(field), value });
      }
      for (const [place, { documents }] of permit.capture.entries()) {
        await call('addDocument', { visitId, kind: documents[0].kind, bytes: Uint8Array.of(place) });
      }
      await untilRead(story, visitId);
      const outcome = await call('confirmRegistration', { visitId, comparedByEye: true });
      if (outcome.outcome !== 'registered') throw new Error('something is missing');
      await call('handOver', { visitId });

      /** What the person sees once main is at the stage. */
      async function seenAt(stage: string): Promise<string> {
        await goTo(story, stage);
        await act(async () => push(latest));
        return screen.getByRole('main').textContent ?? '';
      }

      expect(await seenAt('notice')).toContain(permitWords.notice);
      const captured = await seenAt('confirm-captured');
      const { compare, group, permitGroup, number, permitNumber } = permitWords;
      for (const words of [compare, group, permitGroup, number, passport.number, permitNumber, 'P 90']) {
        expect(captured).toContain(words);
      }
      expect(captured).toContain(common.document['refugee-card']);
      expect(await seenAt('birth-date')).toContain(permitWords.birthDate);
      await seenAt('fact-questions');
      expect(await seenAt('terms')).toContain(permitWords.terms);
      const issued = await seenAt('done');
      expect(issued).toContain(permitWords.code);
      expect(issued).toContain(outcome.identificationCode);

      await story.until(
        async () => (await call('listPapers', { visitId })).length === credentialPaperKinds.length,
      );
      const papers = await Promise.all(
        (await call('listPapers', { visitId })).map(async ({ id, kind }) => {
          const { pdf } = await call('getPaperPdf', { paperId: id });
          return [kind, new TextDecoder().decode(pdf)] as const;
        }),
      );
      const { receipt, request, agreement, document } = permitWords;
      const said = {
        receipt: [receipt],
        'credential-request': [afterBlanks(request), afterBlanks(document)],
        'responsibility-agreement': [afterBlanks(agreement), afterBlanks(document), permitWords.terms],
      };
      expect(papers.map(([kind]) => kind).toSorted()).toEqual(Object.keys(said).toSorted());
      for (const [kind, html] of papers) {
        for (const words of said[kind as keyof typeof said]) expect(html).toContain(words);
      }
    },
    {
      onWorkerSession: (session) => {
        latest = session;
      },
    },
  );
});
