import { expect, test } from 'vitest';
import { clerk, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

test('a record says when the last day of the entry notice has passed, by the day of Ecuador', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { workerId } = await register(story);
    const { entryNoticeDeadline, isEntryNoticeOver } = await story.call('openWorker', { workerId });
    expect([entryNoticeDeadline, isEntryNoticeOver]).toEqual(['2026-12-01', false]);

    async function isOverAt(instant: string): Promise<boolean> {
      story.time.pass(Date.parse(instant) - story.time.systemTime().getTime());
      await story.call('signIn', { username: clerk.username, password: clerk.password });
      return (await story.call('openWorker', { workerId })).isEntryNoticeOver;
    }
    expect(await isOverAt('2026-12-02T04:59:00.000Z')).toBe(false);
    expect(await isOverAt('2026-12-02T05:01:00.000Z')).toBe(true);
  }));
