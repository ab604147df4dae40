import axe from 'axe-core';
import type { Page } from 'playwright/test';

/** CSS pixels of the smallest thing to touch or to press. Source: EN 301 549, WCAG 2.2 2.5.5; domain.md 7. */
const smallestTarget = 44;

/**
 * What is wrong on the screen as it stands, one line a fault: the rule, where, and why. Every rule of axe for WCAG 2.2
 * A and AA and every good practice, with targets of the larger size. Left out is React Aria's announcer alone: it says
 * a name aloud once and keeps it for seconds, by then often of a button that is gone, where nobody can come to it.
 */
export async function findScreenFaults(page: Page): Promise<string[]> {
  // A colour on its way to another is none that anybody reads.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (smallest) => {
    // The screen measures itself a frame after its fonts are there: whether it scrolls is known, and shown, by the third.
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const { axe: engine } = window as unknown as { axe: typeof axe };
    engine.configure({
      checks: [
        { id: 'target-size', options: { minSize: smallest } },
        { id: 'target-offset', options: { minOffset: smallest } },
      ],
    });
    const { violations } = await engine.run(
      { exclude: [['[data-live-announcer]']] },
      {
        runOnly: {
          type: 'tag',
          values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        },
        // Of tags that are off by default: both are asked of this product.
        rules: { 'label-content-name-mismatch': { enabled: true }, 'target-size': { enabled: true } },
        resultTypes: ['violations'],
      },
    );
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary?.replaceAll(/\s+/g, ' ')}`),
    );
    // axe lets a small target pass where there is room around it: a finger still has to hit it.
    const controls = document.querySelectorAll('button, a[href], [role="switch"], [role="option"]');
    const small = [...controls].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const isShown = width > 0 && height > 0 && control.closest('[inert]') === null;
      return isShown && Math.min(width, height) < smallest - 0.5
        ? [`small target: ${control.outerHTML.slice(0, 200)} ${width} x ${height}`]
        : [];
    });
    // A name is read whole, or it names nothing.
    const cut = [...document.querySelectorAll('label, fieldset span, [role="radiogroup"] span')].flatMap(
      (label) =>
        label.scrollWidth > label.clientWidth && getComputedStyle(label).textOverflow === 'ellipsis'
          ? [`cut label: ${label.textContent}`]
          : [],
    );
    // Controls of neighbours stand on one line, whatever is said above and below them.
    const tops = [...document.querySelectorAll('[data-field]')].flatMap((field) => {
      const control = field.querySelector('[data-stop] :is(button, textarea, input:not([type="radio"]))');
      const box = field.getBoundingClientRect();
      return control === null ? [] : [{ field, box, top: control.getBoundingClientRect().top }];
    });
    const uneven = tops.flatMap(({ field, box, top }) =>
      tops.some((other) => Math.abs(other.box.top - box.top) < 1 && Math.abs(other.top - top) > 1)
        ? [`control off its neighbours' line: ${field.getAttribute('data-field')}`]
        : [],
    );
    return [...faults, ...small, ...cut, ...uneven];
  }, smallestTarget);
}
