import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright/test';

/** CSS pixels of the worker's displays with the least width and the least height, and of one that stands upright. */
const tightDisplays = [
  { width: 1024, height: 768 },
  { width: 1080, height: 1920 },
];

/**
 * What a finger could not reach on the worker's screen as it stands, with its text as it is at first and the largest: one
 * line a fault, with the display. Nothing to touch lies outside the display or under something else, what scrolls has its
 * two large buttons, and no word is cut or leaves the frame it stands in, nor what is typed. The screen is as before
 * afterwards. Where the window has a size of its own, as in Electron, nothing is measured.
 */
export async function findReachFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  if (before === null) return [];
  const textSize = await page.evaluate(() => document.documentElement.dataset['textSize']);
  const faults: string[] = [];
  for (const display of tightDisplays) {
    await page.setViewportSize(display);
    for (const size of ['normal', 'largest'] as const) {
      const found = await measureSettled(page, size);
      faults.push(...found.map((fault) => `${display.width}x${display.height}, ${size} text: ${fault}`));
    }
  }
  await page.setViewportSize(before);
  await page.evaluate((size) => {
    document.documentElement.dataset['textSize'] = size ?? 'normal';
  }, textSize);
  return faults;
}

/** A screen that has just got another size draws once more, on a busy machine some frames later: a fault stays. */
async function measureSettled(page: Page, size: 'normal' | 'largest'): Promise<string[]> {
  const tries = 10;
  let faults: string[] = [];
  for (let tried = 0; tried < tries; tried += 1) {
    faults = await page.evaluate(measure, size);
    if (faults.length === 0) break;
    await setTimeout(100);
  }
  return faults;
}

/** Runs in the page. */
async function measure(textSize: string): Promise<string[]> {
  document.documentElement.dataset['textSize'] = textSize;
  await document.fonts.ready;
  for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  /** CSS pixels between a word and the edge of the control it stands in. */
  const leastMargin = 4;
  /** CSS pixels that count as the end of what scrolls, as for the product. */
  const slack = 4;
  const faults: string[] = [];

  const nameOf = (element: Element) => (element.ariaLabel ?? element.textContent ?? '').trim().slice(0, 60);
  function textsIn(element: Element): Node[] {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) texts.push(walker.currentNode);
    return texts;
  }
  const isScrolled = (element: Element) =>
    /auto|scroll/.test(getComputedStyle(element).overflowY) &&
    element.scrollHeight > element.clientHeight + slack;
  function scrolledAround(element: Element): Element | null {
    for (let at = element.parentElement; at !== null; at = at.parentElement) if (isScrolled(at)) return at;
    return null;
  }
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[inert], [aria-hidden="true"]') === null &&
    element.getBoundingClientRect().width > 2;

  for (const area of document.querySelectorAll('*')) {
    if (!isScrolled(area)) continue;
    const ways = area.nextElementSibling?.querySelectorAll(':scope > button') ?? [];
    if (ways.length !== 2) faults.push(`scrolls, and nothing says so: ${area.tagName} ${area.className}`);
  }

  const controls = [...document.querySelectorAll('button, input, textarea, [role="switch"], [role="radio"]')];
  for (const control of controls.filter(isShown)) {
    if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) continue;
    if (scrolledAround(control) === null) {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
        faults.push(`outside the display: ${nameOf(control)}`);
        continue;
      }
      const inset = 6;
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + inset, top + inset],
        [right - inset, bottom - inset],
      ] as const;
      const isHit = ([x, y]: readonly [number, number]) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (control.contains(hit) || hit.contains(control));
      };
      if (!points.every(isHit)) faults.push(`under something else: ${nameOf(control)}`);
    }
    if (control instanceof HTMLInputElement && control.scrollWidth > control.clientWidth + 1) {
      faults.push(`what is typed is cut: ${nameOf(control)}`);
    }
    const frame = control.getBoundingClientRect();
    const boxes = textsIn(control).flatMap((text) => {
      const words = document.createRange();
      words.selectNodeContents(text);
      return [...words.getClientRects()];
    });
    const lines = new Set(boxes.map(({ bottom }) => Math.round(bottom / 8)));
    if (control.closest('footer') !== null && lines.size > 2) faults.push(`three lines: ${nameOf(control)}`);
    const leaves = boxes.some(
      ({ left, right }) => left < frame.left + leastMargin || right > frame.right - leastMargin,
    );
    if (leaves) faults.push(`words at the edge of their frame: ${nameOf(control)}`);
  }

  for (const { parentElement: box } of textsIn(document.body)) {
    if (box === null || !isShown(box)) continue;
    const { right } = box.getBoundingClientRect();
    for (let at: Element | null = box; at !== null && at !== document.body; at = at.parentElement) {
      const isCut = getComputedStyle(at).overflowX !== 'visible' && at.scrollWidth > at.clientWidth + 1;
      if (isCut && (at === box || right > at.getBoundingClientRect().right + 1)) {
        faults.push(`cut: ${nameOf(box)}`);
        break;
      }
    }
  }
  return faults;
}
