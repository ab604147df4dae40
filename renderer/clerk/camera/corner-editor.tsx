import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { isUsableQuad } from '#shared/vision/imaging/polygon.ts';
import type { PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import styles from './corner-editor.module.css';

const css = classNames(styles);
const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
/** Fractions of the picture that one press of an arrow moves a corner. */
const stride = 0.01;
const fineStride = 0.002;

interface CornerEditorProps {
  readonly photo: ImageBitmap;
  readonly quad: PageQuad;
  readonly onChange: (quad: PageQuad) => void;
}

/** Four corners on a photo, moved with the mouse, a finger or the arrows. */
export function CornerEditor({ photo, quad, onChange }: CornerEditorProps) {
  const { t } = useTranslation('clerk');
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<number | null>(null);

  useEffect(() => {
    if (canvas.current === null) return;
    canvas.current.width = photo.width;
    canvas.current.height = photo.height;
    canvas.current.getContext('2d')?.drawImage(photo, 0, 0);
  }, [photo]);

  function move(index: number, to: PagePoint): void {
    const inside = { x: Math.min(1, Math.max(0, to.x)), y: Math.min(1, Math.max(0, to.y)) };
    onChange(quad.map((corner, each) => (each === index ? inside : corner)) as unknown as PageQuad);
  }
  function onPointerMove(event: PointerEvent, index: number): void {
    const area = frame.current?.getBoundingClientRect();
    if (held !== index || area === undefined || area.width === 0) return;
    move(index, { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height });
  }
  function onKeyDown(event: KeyboardEvent, index: number): void {
    const by = event.shiftKey ? fineStride : stride;
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-by, 0],
      ArrowRight: [by, 0],
      ArrowUp: [0, -by],
      ArrowDown: [0, by],
    };
    const way = ways[event.key];
    const corner = quad[index];
    if (way === undefined || corner === undefined) return;
    event.preventDefault();
    move(index, { x: corner.x + way[0], y: corner.y + way[1] });
  }

  const points = quad.map(({ x, y }) => `${x * 100},${y * 100}`).join(' ');
  const outside = `0,0 100,0 100,100 0,100 0,0 ${points} ${quad[0].x * 100},${quad[0].y * 100}`;
  return (
    <div className={css('editor')}>
      <div
        ref={frame}
        className={css('frame')}
        style={{ '--ratio': photo.width / photo.height } as CSSProperties}
      >
        <canvas ref={canvas} className={css('photo')} />
        <svg className={css('lines')} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <polygon points={outside} className={css('outside')} />
          <polygon points={points} className={css('page', !isUsableQuad(quad) && 'crossed')} />
        </svg>
        {quad.map((corner, index) => (
          <button
            key={cornerNames[index]}
            type="button"
            className={css('corner', held === index && 'held')}
            style={{ left: `${corner.x * 100}%`, top: `${corner.y * 100}%` }}
            aria-label={t(`capture.cameraView.corner.${cornerNames[index] ?? 'topLeft'}`)}
            aria-description={t('capture.cameraView.cornerKeys')}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setHeld(index);
            }}
            onPointerMove={(event) => onPointerMove(event, index)}
            onPointerUp={() => setHeld(null)}
            onPointerCancel={() => setHeld(null)}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
        ))}
      </div>
    </div>
  );
}
