// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { CornerEditor } from '#renderer/clerk/camera/corner-editor.tsx';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { show } from '#test/renderer/support/show.tsx';

/** jsdom draws from a canvas where a browser draws from a bitmap. */
const photo = document.createElement('canvas') as unknown as ImageBitmap;
const start: PageQuad = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.9 },
];

function open() {
  let latest = start;
  function Holder() {
    const [quad, setQuad] = useState(start);
    latest = quad;
    return <CornerEditor photo={photo} quad={quad} onChange={setQuad} />;
  }
  return { ...show(<Holder />), corners: () => latest };
}

test('every corner is reached with the tab key and moved with the arrows, finer with shift', async () => {
  const { user, corners } = open();
  await user.tab();
  expect(document.activeElement).toBe(
    screen.getByRole('button', { name: 'Esquina de arriba a la izquierda' }),
  );
  await user.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
  expect(corners()[0].x).toBeCloseTo(0.12);
  expect(corners()[0].y).toBeCloseTo(0.102);
  expect(corners().slice(1)).toEqual(start.slice(1));
  await user.tab();
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Esquina de abajo a la derecha' }));
});

test('a corner never leaves the photo', async () => {
  const { user, corners } = open();
  await user.tab();
  await user.keyboard('{ArrowLeft>15/}{ArrowUp>15/}');
  expect(corners()[0]).toEqual({ x: 0, y: 0 });
});
