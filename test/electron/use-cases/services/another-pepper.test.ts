import { expect, test } from 'vitest';
import { secrets, typeCredential } from '#test/support/fakes/journey.ts';
import { atKitCode, issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { check, issue, issueAnother, nobodysCode } from '#test/support/fakes/service-journey.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { changeBeside } from '#test/support/store-beside.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** As if whatever this person chose had been hashed at another counter. Gives what puts it back. */
function hashElsewhere({ dataDirectory, keystore }: KioskTest, workerId: string): () => void {
  const set = (pepper: string) =>
    changeBeside(
      dataDirectory,
      keystore,
      `UPDATE credential SET pepper = ${pepper} WHERE worker_id = '${workerId}';
       UPDATE security_image SET pepper = ${pepper} WHERE worker_id = '${workerId}';
       UPDATE security_answer SET pepper = ${pepper} WHERE worker_id = '${workerId}';
       UPDATE kit_code SET pepper = ${pepper} WHERE kit_id IN (SELECT id FROM kit WHERE worker_id = '${workerId}');`,
    );
  set("'elsewhere ' || pepper");
  return () => set('substr(pepper, 11)');
}

const notCheckable = { code: 'not-checkable' };

test('who chose their secrets at another counter is not begun with, and others are', () =>
  withKiosk(async (story) => {
    const there = await issue(story);
    const here = await issueAnother(story, specimenZhang);
    const putBack = hashElsewhere(story, there.workerId);
    for (const purpose of ['check', 'recover', 'contact'] as const) {
      expect(await story.callForError('startService', { workerId: there.workerId, purpose })).toEqual(
        notCheckable,
      );
    }
    await story.call('startService', { workerId: there.workerId, purpose: 'unlock' });
    await story.call('takeBack', {});
    await story.call('startService', { workerId: here.workerId, purpose: 'check' });
    await story.call('chooseLanguage', { language: 'es' });
    expect(await check(story, secrets.credential)).toBe('right');
    putBack();
  }));

test('a number that is only typed gets the same answer whosever it is, and no attempt is spent', () =>
  withKiosk(async (story) => {
    const there = await issueWithKit(story);
    const here = await issueAnother(story, specimenZhang);
    const putBack = hashElsewhere(story, there.workerId);
    for (const purpose of ['check', 'recover'] as const) {
      expect(await story.callForError('startOwnService', { purpose, language: 'es' })).toEqual(notCheckable);
    }
    for (const text of [there.identificationCode, here.identificationCode, nobodysCode]) {
      await story.call('startOwnService', { purpose: 'unlock', language: 'es' });
      await story.call('identify', { text });
      expect(story.service().step.stage).toBe('service-code');
      expect(await story.callForError('chooseProof', { proof: 'kit' })).toEqual({ code: 'wrong-step' });
      await story.call('takeBack', {});
    }
    putBack();
  }));

test('a pepper that is missing in the middle of a turn spends nothing either, of whomever', () =>
  withKiosk(async (story) => {
    const { codes, ...there } = await issueWithKit(story);
    for (const text of [there.identificationCode, nobodysCode]) {
      await story.call('startOwnService', { purpose: 'check', language: 'es' });
      await story.call('identify', { text });
      await typeCredential(story, secrets.credential);
      const putBack = hashElsewhere(story, there.workerId);
      expect(await story.callForError('checkCredential', {})).toEqual(notCheckable);
      await story.call('takeBack', {});
      putBack();
    }
    await atKitCode(story, there.identificationCode);
    const putBack = hashElsewhere(story, there.workerId);
    expect(await story.callForError('submitKitCode', { code: codes[0] ?? '' })).toEqual(notCheckable);
    putBack();
    await story.call('submitKitCode', { code: codes[0] ?? '' });
    expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
  }));
