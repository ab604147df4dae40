import type { EditTask, PagesOutcome } from '#shared/contract/reader/reader-messages.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { decodePage, pixelsOf } from '../decode-page.ts';
import { reduceGrey } from '../gates/resample.ts';
import { finishPage, openSheet } from '../page-preview.ts';
import { refused } from '../refusal-of.ts';
import { estimateSkew } from './estimate-skew.ts';
import { flattenQuad } from './flatten-quad.ts';

/** A page while it is corrected. Its text layer ends with the first correction that moves its pixels. */
interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly dotsPerInch: number | null;
}

/** Long side on which the tilt of a page's lines is looked for. */
const skewScale = 1000;

/** Corrects the pages one edit after another; all or none. */
export async function editDocument(task: EditTask): Promise<PagesOutcome> {
  const sheets: Sheet[] = [];
  for (const { jpeg, dotsPerInch } of task.pages) {
    const canvas = await decodePage(jpeg, task.pixelLimit);
    if (canvas === undefined) return refused('damaged');
    sheets.push({ canvas, dotsPerInch });
  }
  const untouched = new Map(sheets.map((sheet, index) => [sheet, task.pages[index]?.textLayer ?? []]));
  for (const edit of task.edits) {
    const problem = applyEdit(sheets, edit, task);
    if (problem !== undefined) return refused(problem);
  }
  const pages = [];
  for (const [index, sheet] of sheets.entries()) {
    const facts = {
      number: index + 1,
      dotsPerInch: sheet.dotsPerInch,
      textLayer: untouched.get(sheet) ?? [],
    };
    pages.push(await finishPage(sheet.canvas, facts, task));
  }
  return { ok: true, pages };
}

function applyEdit(
  sheets: Sheet[],
  edit: PageEdit,
  task: EditTask,
): 'page-not-found' | 'too-many-pages' | 'too-many-pixels' | 'damaged' | undefined {
  const at = edit.page - 1;
  const sheet = sheets[at];
  if (sheet === undefined) return 'page-not-found';
  const replace = (...made: readonly (Sheet | undefined)[]): 'too-many-pixels' | undefined => {
    if (made.some((each) => each === undefined)) return 'too-many-pixels';
    sheets.splice(at, 1, ...(made as readonly Sheet[]));
    return undefined;
  };
  switch (edit.edit) {
    case 'crop':
      return replace(cut(sheet, edit.area));
    case 'rotate':
      return replace(rotate(sheet, edit.degrees, task));
    case 'deskew':
      return replace(rotate(sheet, -skewOf(sheet), task));
    case 'perspective':
      return replace(flatten(sheet, edit.corners, task));
    case 'split': {
      if (sheets.length >= task.pageLimit) return 'too-many-pages';
      const { at: share } = edit;
      const [first, second] =
        edit.direction === 'across'
          ? [
              { left: 0, top: 0, width: share, height: 1 },
              { left: share, top: 0, width: 1 - share, height: 1 },
            ]
          : [
              { left: 0, top: 0, width: 1, height: share },
              { left: 0, top: share, width: 1, height: 1 - share },
            ];
      return replace(cut(sheet, first), cut(sheet, second));
    }
    case 'merge': {
      const other = sheets[edit.withPage - 1];
      if (other === undefined || other === sheet) return 'page-not-found';
      const problem = replace(join(sheet, other, edit.direction, task));
      if (problem === undefined) sheets.splice(edit.withPage - 1, 1);
      return problem;
    }
    case 'remove':
      if (sheets.length === 1) return 'page-not-found';
      sheets.splice(at, 1);
      return undefined;
  }
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function cut({ canvas, dotsPerInch }: Sheet, area: Area): Sheet {
  const left = Math.min(canvas.width - 1, Math.round(area.left * canvas.width));
  const top = Math.min(canvas.height - 1, Math.round(area.top * canvas.height));
  const width = Math.max(1, Math.min(canvas.width - left, Math.round(area.width * canvas.width)));
  const height = Math.max(1, Math.min(canvas.height - top, Math.round(area.height * canvas.height)));
  const sheet = openSheet(width, height);
  sheet.context.drawImage(canvas, -left, -top);
  return { canvas: sheet.canvas, dotsPerInch };
}

function rotate(sheet: Sheet, degrees: number, task: EditTask): Sheet | undefined {
  if (degrees === 0) return sheet;
  const { canvas, dotsPerInch } = sheet;
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const width = Math.round(canvas.width * cosine + canvas.height * sine);
  const height = Math.round(canvas.width * sine + canvas.height * cosine);
  if (width * height > task.pixelLimit) return undefined;
  const turned = openSheet(width, height);
  turned.context.translate(width / 2, height / 2);
  turned.context.rotate(angle);
  turned.context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return { canvas: turned.canvas, dotsPerInch };
}

function skewOf({ canvas }: Sheet): number {
  return estimateSkew(reduceGrey(pixelsOf(canvas), skewScale));
}

/** A photographed sheet has no resolution to keep. */
function flatten(
  { canvas }: Sheet,
  corners: Extract<PageEdit, { edit: 'perspective' }>['corners'],
  task: EditTask,
): Sheet | undefined {
  const flat = flattenQuad(pixelsOf(canvas), corners, task.pixelLimit);
  if (flat === undefined) return undefined;
  const sheet = openSheet(flat.width, flat.height);
  sheet.context.putImageData(new ImageData(new Uint8ClampedArray(flat.data), flat.width, flat.height), 0, 0);
  return { canvas: sheet.canvas, dotsPerInch: null };
}

function join(first: Sheet, second: Sheet, direction: 'across' | 'down', task: EditTask): Sheet | undefined {
  const [one, other] = [first.canvas, second.canvas];
  const isAcross = direction === 'across';
  const width = isAcross ? one.width + other.width : Math.max(one.width, other.width);
  const height = isAcross ? Math.max(one.height, other.height) : one.height + other.height;
  if (width * height > task.pixelLimit) return undefined;
  const sheet = openSheet(width, height);
  sheet.context.drawImage(one, 0, 0);
  sheet.context.drawImage(other, isAcross ? one.width : 0, isAcross ? 0 : one.height);
  return {
    canvas: sheet.canvas,
    dotsPerInch: first.dotsPerInch === second.dotsPerInch ? first.dotsPerInch : null,
  };
}
