import { expect, test } from 'vitest';
import { createDispatch } from '#electron/main/app/dispatch.ts';
import { admin, type KioskTest, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function dispatchOf({ kiosk }: KioskTest) {
  return createDispatch({
    kiosk: Promise.resolve(kiosk()),
    log: quiet,
    randomness: { integer: () => 0 },
    onRefused: (refusal) => kiosk().recordRefusal(refusal),
  });
}

async function refusalsOnTrail({ call }: KioskTest) {
  const entries = await call('listAuditEntries', { before: null, limit: 100, event: 'call-refused' });
  return entries.map(({ account, detail }) => ({ account, ...detail })).reverse();
}

test('a refused call is on the trail at once, its repetitions once a minute, with no word of its input', async () => {
  await withKiosk(async (story) => {
    const dispatch = dispatchOf(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const spread = { username: 'x', password: 'a-password-mistyped', more: 1 };
    for (let times = 0; times < 5; times += 1) await dispatch.call('worker', 'signIn', spread);
    await dispatch.call('clerk', 'signIn', spread);
    await dispatch.call('clerk', 'a-name-of-theirs', spread);
    await dispatch.call(undefined, 'signIn', spread);

    const first = [
      { account: null, view: 'worker', method: 'signIn', reason: 'view', count: 1 },
      { account: admin.username, view: 'clerk', method: 'signIn', reason: 'input', count: 1 },
      { account: admin.username, view: 'clerk', method: null, reason: 'method', count: 1 },
      { account: null, view: null, method: null, reason: 'sender', count: 1 },
    ];
    expect(await refusalsOnTrail(story)).toEqual(first);
    story.time.advance({ minutes: 1 });
    const counted = [...first, { ...first[0], count: 4 }];
    expect(await refusalsOnTrail(story)).toEqual(counted);

    await dispatch.call('worker', 'signIn', spread);
    await dispatch.call('worker', 'signIn', spread);
    await story.restart();
    await story.call('signIn', { username: admin.username, password: admin.password });
    expect(await refusalsOnTrail(story)).toEqual([...counted, first[0], first[0]]);
    const entries = await story.call('listAuditEntries', { before: null, limit: 100, event: null });
    expect(JSON.stringify(entries)).not.toMatch(/a-password-mistyped|a-name-of-theirs/);
  });
});

test('before the store is open a refused call is only refused', async () => {
  await withEmptyKiosk(async (story) => {
    const answer = await dispatchOf(story).call('clerk', 'listAccounts', {});
    expect(answer).toEqual({ kind: 'refused', reason: 'not-ready' });
  });
});
