import { expect, test } from 'vitest';
import { placeView } from '#electron/main/windows/place-view.ts';

const first = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1080, height: 1920 };

test('on one display the views take turns in the same place', () => {
  expect(placeView('clerk', 'clerk', { clerk: first, worker: null }, true)).toEqual({
    ...first,
    visible: true,
  });
  expect(placeView('worker', 'clerk', { clerk: first, worker: null }, true)).toEqual({
    ...first,
    visible: false,
  });
  expect(placeView('clerk', 'worker', { clerk: first, worker: null }, true).visible).toBe(false);
  expect(placeView('worker', 'worker', { clerk: first, worker: null }, true).visible).toBe(true);
});

test('with two displays both are seen, the worker on the second', () => {
  expect(placeView('clerk', 'worker', { clerk: first, worker: second }, true)).toEqual({
    ...first,
    visible: true,
  });
  expect(placeView('worker', 'clerk', { clerk: first, worker: second }, true)).toEqual({
    ...second,
    visible: true,
  });
});

test('outside of kiosk mode a window is never larger than its display', () => {
  expect(placeView('clerk', 'clerk', { clerk: first, worker: null }, false)).toMatchObject({
    width: 1280,
    height: 800,
  });
  expect(placeView('worker', 'clerk', { clerk: first, worker: second }, false)).toMatchObject({
    width: 1080,
    height: 800,
  });
});
