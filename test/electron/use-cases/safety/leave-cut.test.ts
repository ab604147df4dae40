import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CrashImages, takeCrashImages } from '#test/support/crash-images.ts';
import { makeStaff, supervisor } from '#test/support/fakes/journey.ts';
import { admin, type KioskTest, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { withSafeKiosk } from './safety-kiosk.ts';

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'la agencia se muda' };
const ending = { username: admin.username, password: admin.password };

const stateOf = ({ kiosk }: KioskTest) => kiosk().clerkSession().state;

async function untilClosed(story: KioskTest): Promise<void> {
  await story.until(() => {
    story.time.advance({ seconds: 1 });
    return stateOf(story) === 'closed';
  });
}

test(
  'a closing that is cut between any two statements was not begun, and the terminal works, or comes to its end',
  {
    timeout: 300_000,
  },
  () =>
    withSafeKiosk(async (story) => {
      await makeStaff(story);
      await story.call('signIn', ending);
      let taken: CrashImages | undefined;
      const ended = new Set<string>();
      try {
        taken = await takeCrashImages(
          story.dataDirectory,
          () => story.call('closeTerminal', { withoutHeadOffice: false, coSignature }),
          () => '',
        );
        await untilClosed(story);
        expect(taken.images.length).toBeGreaterThanOrEqual(2);
        for (const { directory } of taken.images) {
          await withEmptyKiosk(async (after) => {
            const state = stateOf(after);
            ended.add(state);
            if (state === 'signed-out') {
              await after.call('signIn', ending);
              expect(await after.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
              return;
            }
            expect(state).toBe('leaving');
            await untilClosed(after);
            expect(
              readdirSync(directory).filter((name) => /^(ventanilla\.|keyring|store)/.test(name)),
            ).toEqual([]);
          }, directory);
        }
      } finally {
        taken?.remove();
      }
      expect([...ended].toSorted()).toEqual(['leaving', 'signed-out']);
    }),
);
