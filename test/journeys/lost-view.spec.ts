import { staff } from '#test/support/set-up-terminal.ts';
import { ClerkAtCounter } from './support/clerk-journey.ts';
import { expect, test } from './support/story.ts';

/** A view that a hand, a page or a crash led away is there again, with whoever was signed in. */

test("the mouse's back button does nothing, and a view that is lost finds its session again", async ({
  start,
  host,
}) => {
  const kiosk = await start();
  const clerk = new ClerkAtCounter(kiosk.clerk);
  await clerk.signsIn(staff.clerk);
  const newRegistration = kiosk.clerk.getByText(clerk.words.home.newRegistration).first();

  if (host === 'preview') {
    const devtools = await kiosk.clerk.context().newCDPSession(kiosk.clerk);
    for (const button of ['back', 'forward'] as const) {
      for (const type of ['mousePressed', 'mouseReleased'] as const) {
        await devtools.send('Input.dispatchMouseEvent', { type, button, x: 600, y: 400, clickCount: 1 });
      }
    }
  }
  await expect(newRegistration).toBeVisible();
  expect(kiosk.clerk.url()).toContain('clerk.html');

  // Whatever way led off the page: main brings it back.
  await kiosk.clerk.goBack({ waitUntil: 'commit' }).catch(() => undefined);
  await expect(newRegistration).toBeVisible();
  await clerk.startsRegistration();
});
