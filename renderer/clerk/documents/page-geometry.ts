import type { PageView } from '#shared/contract/kiosk/values.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';

/** A rectangle in fractions of a page. */
export type PageCrop = NonNullable<PageView['crop']>;

/** One more quarter turn clockwise. */
export function turned(rotation: PageView['rotation']): PageView['rotation'] {
  switch (rotation) {
    case 0:
      return 90;
    case 90:
      return 180;
    case 180:
      return 270;
    case 270:
      return 0;
  }
}

/**
 * The crop of the unrotated page that shows as `crop` on a page turned `rotation` degrees clockwise: what a person
 * marks on a turned page is kept in the page's own frame.
 */
export function unturnedCrop(crop: PageCrop, rotation: PageView['rotation']): PageCrop {
  const { left, top, width, height } = crop;
  switch (rotation) {
    case 0:
      return crop;
    case 90:
      return { left: top, top: 1 - left - width, width: height, height: width };
    case 180:
      return { left: 1 - left - width, top: 1 - top - height, width, height };
    case 270:
      return { left: 1 - top - height, top: left, width: height, height: width };
  }
}

/** Keeps a crop inside its page despite rounding. */
export function withinPage(crop: PageCrop): PageCrop {
  const left = Math.min(Math.max(crop.left, 0), 1);
  const top = Math.min(Math.max(crop.top, 0), 1);
  return {
    left,
    top,
    width: Math.min(crop.width, 1 - left),
    height: Math.min(crop.height, 1 - top),
  };
}

/** Draws a page as it is viewed: cropped in its own frame, then turned; places on it are marked as with a felt pen. */
export function drawPage(
  canvas: HTMLCanvasElement,
  page: ImageBitmap,
  view: PageView,
  marks: readonly PageQuad[] = [],
): void {
  const crop = view.crop ?? { left: 0, top: 0, width: 1, height: 1 };
  const width = Math.max(1, Math.round(page.width * crop.width));
  const height = Math.max(1, Math.round(page.height * crop.height));
  const isSideways = view.rotation === 90 || view.rotation === 270;
  canvas.width = isSideways ? height : width;
  canvas.height = isSideways ? width : height;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((view.rotation * Math.PI) / 180);
  pen.drawImage(
    page,
    page.width * crop.left,
    page.height * crop.top,
    width,
    height,
    -width / 2,
    -height / 2,
    width,
    height,
  );
  pen.translate(-width / 2 - page.width * crop.left, -height / 2 - page.height * crop.top);
  const margin = Math.max(2, page.width / 200);
  pen.lineWidth = margin;
  pen.lineJoin = 'round';
  pen.fillStyle = 'rgb(255 196 0 / 32%)';
  pen.strokeStyle = 'rgb(200 97 26 / 95%)';
  for (const quad of marks) {
    pen.beginPath();
    for (const { x, y } of quad) pen.lineTo(x * page.width, y * page.height);
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
}
