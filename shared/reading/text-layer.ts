/** Text that a PDF carries itself, page by page, in the order of its content. */
export interface TextLayerRun {
  readonly text: string;
  /** Fractions of the page's width and height, from its top left; the box that the run fills. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Runs of one page; empty for a scanned page. */
export type TextLayer = readonly TextLayerRun[];
