import type { Widen } from '../catalogue.ts';
import type { gate as spanish } from '../es/gates.ts';

/** What each gate found wrong, in both views' words. */
export const gate: Widen<typeof spanish> = {
  colour: {
    name: 'Colour',
    failed: 'The copy is not in colour',
    doing: 'Scan it again in colour, or ask for a colour copy.',
    worker: 'Your copy is not in colour. Please bring a colour copy.',
  },
  enlarged: {
    name: 'Enlargement',
    failed: 'The copy is not enlarged',
    doing: 'Ask for an enlarged copy (150 %), or photograph the passport from near.',
    worker: 'Your copy is small. Please bring an enlarged copy of the passport, larger than the original.',
  },
  resolution: {
    name: 'Resolution',
    failed: 'The picture has little detail',
    doing: 'Scan again at 300 dpi, or bring the camera nearer.',
    worker: 'The picture has little detail. Please bring the document to be scanned again.',
  },
  sharpness: {
    name: 'Sharpness',
    failed: 'The picture is blurred',
    doing: 'Clean the glass and scan again without moving the sheet.',
    worker: 'Your copy is blurred. Please bring a sharp copy.',
  },
  exposure: {
    name: 'Light',
    failed: 'The picture is too light or too dark',
    doing: "Scan again, or change the camera's light.",
    worker: 'Your copy is too light or too dark. Please bring one in which everything can be read.',
  },
  glare: {
    name: 'Reflections',
    failed: 'A reflection covers part of the page',
    doing: 'Take the cover off, change the angle of the light and capture it again.',
    worker: 'A reflection covers part of your document. Please bring another copy.',
  },
  edges: {
    name: 'Edges',
    failed: 'The page is cut off',
    doing: 'Put the whole page, with its four edges, and capture it again.',
    worker: 'Your copy is cut off. Please bring one that shows the whole page.',
  },
  'right-page': {
    name: 'Right page',
    failed: "The passport's data page is not seen",
    doing: 'Capture the page with the photo and two lines of letters at its foot, one person a picture.',
    worker:
      "Your passport's data page is missing: the one with the photo and two lines of letters at its foot.",
  },
  'not-a-passport': {
    name: 'Is the contract',
    failed: 'It is a passport’s page, not the contract',
    doing: 'Move it to the passport step; the contract registered in the SUT belongs here.',
    worker: 'In place of the contract there is a passport’s page. Bring the contract registered in the SUT.',
  },
  expiry: {
    name: 'Expiry',
    failed: 'The document has expired',
    doing: 'Ask for the valid passport. If it is being renewed, a supervisor decides.',
    worker: 'Your document has expired. Please bring the valid one, or proof that it is being renewed.',
  },
  duplicate: {
    name: 'Repeated',
    failed: 'It is the same page as another document of this registration',
    doing: 'Remove the one too many and capture the one that is missing.',
    worker: 'You brought the same page twice. Please bring the missing one.',
  },
  'page-count': {
    name: 'Pages',
    failed: 'Pages of the contract are missing',
    doing: 'Capture the missing pages and join them.',
    worker: 'Pages of your contract are missing. Please bring all of it.',
  },
};
