import { describe, expect, test } from 'vitest';
import {
  assignDisplays,
  confirmDisplays,
  type DisplayFacts,
  displayKey,
} from '#electron/main/windows/assign-displays.ts';
import { fc } from '#test/support/random-samples.ts';

const counter: DisplayFacts = {
  id: 11,
  label: 'DELL P2419H',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
};
const touch: DisplayFacts = {
  id: 22,
  label: 'ELO 1002L',
  bounds: { x: 1920, y: 0, width: 1080, height: 1920 },
};
const stranger: DisplayFacts = {
  id: 33,
  label: 'ACER V227Q',
  bounds: { x: 3000, y: 0, width: 1920, height: 1080 },
};
const known = { clerk: displayKey(counter), worker: displayKey(touch) };
const inDoubt = { state: 'in-doubt' };

describe('who is shown what', () => {
  test('with one display and never another, the views take turns on it without a question', () => {
    expect(assignDisplays([counter], undefined)).toEqual({
      state: 'sure',
      clerk: counter.bounds,
      worker: null,
    });
    expect(assignDisplays([stranger], { clerk: displayKey(counter), worker: null })).toMatchObject({
      state: 'sure',
      worker: null,
    });
  });

  test('two displays are asked about once, and known again in any order and at any place', () => {
    expect(assignDisplays([counter, touch], undefined)).toEqual(inDoubt);
    expect(confirmDisplays([counter, touch], counter, undefined)).toEqual(known);
    for (const order of [
      [counter, touch],
      [touch, counter],
    ]) {
      expect(assignDisplays(order, known)).toEqual({
        state: 'sure',
        clerk: counter.bounds,
        worker: touch.bounds,
      });
    }
    const swapped = [
      { ...touch, bounds: counter.bounds },
      { ...counter, bounds: touch.bounds },
    ];
    expect(assignDisplays(swapped, known)).toEqual({
      state: 'sure',
      clerk: touch.bounds,
      worker: counter.bounds,
    });
  });

  test('whichever is unplugged, the one that is left shows nothing: it may be the other person’s', () => {
    expect(assignDisplays([touch], known)).toEqual(inDoubt);
    expect(assignDisplays([counter], known)).toEqual(inDoubt);
    expect(assignDisplays([], known)).toEqual(inDoubt);
  });

  test('another display in the place of one, a second one beside a single one, and two that look the same', () => {
    expect(assignDisplays([counter, stranger], known)).toEqual(inDoubt);
    expect(assignDisplays([counter, touch], { clerk: displayKey(counter), worker: null })).toEqual(inDoubt);
    const twin = { ...counter, bounds: touch.bounds };
    expect(assignDisplays([counter, twin], known)).toEqual(inDoubt);
  });

  test('of three the clerk’s alone does not say where the worker looks', () => {
    const three = [counter, touch, stranger];
    expect(confirmDisplays(three, counter, undefined)).toBeUndefined();
    expect(confirmDisplays(three, counter, touch)).toEqual(known);
    expect(assignDisplays([stranger, touch, counter], known)).toMatchObject({ clerk: counter.bounds });
  });

  test('whatever happens to the displays, no view ever comes to one that was confirmed for the other', () => {
    const all = [counter, touch, stranger];
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.array(fc.nat(3), { maxLength: 3 }), (present, moves) => {
        const displays = present.map((display, index) => ({
          ...display,
          bounds: all[(moves[index] ?? index) % all.length]?.bounds ?? display.bounds,
        }));
        const assignment = assignDisplays(displays, known);
        if (assignment.state === 'in-doubt') return;
        const at = (facts: DisplayFacts) => displays.find(({ id }) => id === facts.id)?.bounds;
        expect(assignment).toEqual({ state: 'sure', clerk: at(counter), worker: at(touch) });
      }),
    );
  });
});
