import { expect, test } from 'vitest';
import { listTold } from '#test/support/expect-told.ts';
import { captureDraft, clerk, goTo, makeStaff } from '#test/support/fakes/journey.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const familyVisit = {
  names: { es: 'Visita familiar', en: 'Family visit' },
  validity: { count: 90, unit: 'days' },
} as const;
const inStore = { id: 'visita-familiar', ...familyVisit };

async function asAdmin(story: KioskTest): Promise<void> {
  await story.call('signIn', { username: admin.username, password: admin.password });
}

async function changedSettings(story: KioskTest): Promise<unknown[]> {
  const before = { before: null, limit: 20, event: 'settings-changed' } as const;
  return (await story.call('listAuditEntries', before)).map(({ detail }) => detail).reverse();
}

test('a terminal that nobody changed stores nothing of its list', () =>
  withKiosk(async (story) => {
    await asAdmin(story);
    expect(story.clerk().visaTypes).toEqual({ added: [], retired: [] });
    expect(await changedSettings(story)).toEqual([]);
  }));

test('a kind is added, retired and put back; the trail has its names, and a restart the list', () =>
  withKiosk(async (story) => {
    await asAdmin(story);
    await story.call('addVisaType', familyVisit);
    await story.call('setVisaTypeRetired', { id: 'visita-familiar', isRetired: true });
    await story.call('setVisaTypeRetired', { id: 'humanitaria', isRetired: true });
    await story.call('setVisaTypeRetired', { id: 'humanitaria', isRetired: true });
    await story.call('setVisaTypeRetired', { id: 'visita-familiar', isRetired: false });
    await story.restart();
    await asAdmin(story);
    expect(story.clerk().visaTypes).toEqual({ added: [inStore], retired: ['humanitaria'] });
    expect(await changedSettings(story)).toEqual([
      { names: 'visaTypes.added.visita-familiar' },
      { names: 'visaTypes.retired.visita-familiar' },
      { names: 'visaTypes.retired.humanitaria' },
      { names: 'visaTypes.putBack.visita-familiar' },
    ]);
    const strange = { id: 'de-otra-agencia', isRetired: true };
    expect(await story.callForError('setVisaTypeRetired', strange)).toEqual({ code: 'not-found' });
  }));

test.each([
  [{ es: 'TRÁNSITO', en: 'Passing' }],
  [{ es: 'Otra', en: 'business  visitor' }],
  [{ es: 'Residencia temporal - trabajo', en: 'Other' }],
  [{ es: 'visita familiár', en: 'Other' }],
  [{ es: ' Visita\u200b  familiar', en: 'Other' }],
])('a name that reads like one of the list is refused, also of a retired kind: %j', (names) =>
  withKiosk(async (story) => {
    await asAdmin(story);
    await story.call('addVisaType', familyVisit);
    await story.call('setVisaTypeRetired', { id: 'visita-familiar', isRetired: true });
    const taken = await story.callForError('addVisaType', { names, validity: null });
    expect(taken).toEqual({ code: 'name-taken' });
  }),
);

test('two names that come to the same code get two; forty kinds are enough', () =>
  withKiosk(async (story) => {
    await asAdmin(story);
    for (const es of ['Visa 日本', 'Visa 中国']) {
      await story.call('addVisaType', { names: { es, en: es }, validity: null });
    }
    expect(story.clerk().visaTypes.added.map(({ id }) => id)).toEqual(['visa', 'visa-2']);
    for (let number = 3; number <= 40; number += 1) {
      const name = `Convenio ${number}`;
      await story.call('addVisaType', { names: { es: name, en: name }, validity: null });
    }
    expect(await story.callForError('addVisaType', familyVisit)).toEqual({ code: 'list-full' });
  }));

test('who was registered with a kind keeps it after it was retired, and head office gets its name', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await asAdmin(story);
    await story.call('addVisaType', familyVisit);
    await story.call('signOut', {});
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    const visitId = await captureDraft(story);
    await story.call('saveDraftField', { visitId, field: 'identity.visaType', value: 'visita-familiar' });
    await story.call('signOut', {});
    await asAdmin(story);
    await story.call('setVisaTypeRetired', { id: 'visita-familiar', isRetired: true });
    await story.call('signOut', {});
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    await story.call('resumeVisit', { visitId });
    const outcome = await story.call('confirmRegistration', { visitId, comparedByEye: true });
    expect(outcome.outcome).toBe('registered');
    await story.call('handOver', { visitId });
    await goTo(story, 'confirm-captured');
    expect(story.worker().step).toMatchObject({ visaNames: familyVisit.names });
    expect(listTold(story).map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({
        values: expect.objectContaining({ 'identity.visaType': 'visita-familiar' }),
        addedVisaType: inStore,
      }),
    );
  }));
