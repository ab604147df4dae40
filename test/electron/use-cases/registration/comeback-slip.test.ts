import { expect, test } from 'vitest';
import { formatVisitCode } from '#shared/domain/numbers/identification-code.ts';
import { captureDraft, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

const bars = (reference: string): string =>
  formatVisitCode({ branch: 17, terminal: 2, sequence: Number(reference) });

test('a slip leads to its registration: typed, scanned, or scanned by a reader of another keyboard', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await captureDraft(story, specimenZhang);
    const { id, reference } = await story.call('startVisit', { workerId: null });
    await story.call('saveDraftField', { visitId: id, field: 'identity.surname', value: 'ORDÓÑEZ' });
    await story.call('leaveVisit', {});
    const scanned = bars(reference);
    for (const text of [reference, scanned, scanned.replaceAll('-', "'"), ` ${scanned.toLowerCase()} `]) {
      expect(await story.call('findVisitByReference', { text })).toMatchObject({
        kind: 'waiting',
        visit: { id, name: 'ORDÓÑEZ' },
      });
    }
    for (const text of ['9999', bars('9999'), scanned.slice(0, -1), 'ORDÓÑEZ', '']) {
      expect(await story.call('findVisitByReference', { text })).toEqual({ kind: 'none' });
    }
    await story.call('abandonVisit', { visitId: id, reason: 'se fue' });
    expect(await story.call('findVisitByReference', { text: scanned })).toEqual({
      kind: 'given-up',
      reference,
    });
  }));

test('a slip of somebody registered leads on to the hand-over; one of another counter says which', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId } = await register(story);
    const { reference } = await story.call('getVisit', { visitId });
    expect(await story.call('findVisitByReference', { text: bars(reference) })).toMatchObject({
      kind: 'waiting',
      visit: { id: visitId, state: 'registered' },
    });
    const elsewhere = formatVisitCode({ branch: 9, terminal: 1, sequence: Number(reference) });
    expect(await story.call('findVisitByReference', { text: elsewhere })).toEqual({
      kind: 'elsewhere',
      branchCode: '009',
      terminalNumber: 1,
    });
  }));
