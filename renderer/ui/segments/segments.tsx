import { classNames } from '../class-names.ts';
import styles from './segments.module.css';

const css = classNames(styles);

interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Of a label in another language than the screen's. */
  readonly lang?: string;
}

interface SegmentsProps<Id extends string> {
  /** What is chosen by them. */
  readonly label: string;
  readonly segments: readonly Segment<Id>[];
  readonly chosen: string;
  readonly onChoose: (id: Id) => void;
}

/** A few ways to show the same screen, side by side, one of them in force. */
export function Segments<Id extends string>({ label, segments, chosen, onChoose }: SegmentsProps<Id>) {
  return (
    <fieldset className={css('segments')} aria-label={label}>
      {segments.map(({ id, label: name, lang }) => (
        <button
          key={id}
          type="button"
          lang={lang}
          className={css('segment')}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
