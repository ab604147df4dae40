import { useEffect, useRef } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import type { PageView } from '#shared/contract/kiosk/values.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import styles from './document-panel.module.css';
import { drawPage } from './page-geometry.ts';

const css = classNames(styles);
const noMarks: readonly PageQuad[] = [];

interface PageCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly view: PageView;
  readonly label: string;
  /** Where on the page something was read, in the page's own fractions. */
  readonly marks?: readonly PageQuad[];
}

/** One page as it is viewed. */
export function PageCanvas({ bitmap, view, label, marks = noMarks }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawPage(canvas.current, bitmap, view, marks);
  }, [bitmap, view, marks]);
  return <canvas ref={canvas} className={css('page')} role="img" aria-label={label} />;
}
