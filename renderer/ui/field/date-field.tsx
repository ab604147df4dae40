import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate } from '#shared/domain/dates.ts';
import { parseTypedPartialDate } from '#shared/domain/partial-date.ts';
import { classNames } from '../class-names.ts';
import {
  type DateParts,
  datePartsOf,
  dateValueOf,
  isImpossibleDate,
  isUnfinishedDate,
  unknownPart,
} from './date-parts.ts';
import styles from './field.module.css';
import { FieldMark } from './field-mark.tsx';
import { type FieldProps, given } from './field-props.ts';
import { PlainMessages } from './plain-messages.tsx';

const css = classNames(styles);
const segments = ['day', 'month', 'year'] as const;
const lengths: Record<keyof DateParts, number> = { day: 2, month: 2, year: 4 };
/** A first digit above these cannot start a second one: the cursor moves on. */
const highestFirstDigit: Record<keyof DateParts, number> = { day: 3, month: 1, year: 9 };

interface DateFieldProps extends FieldProps {
  /** Day, or day and month, may be unknown: a hyphen, or the zeros that documents print, in their place. */
  readonly mayBePartial?: boolean;
}

/** A calendar date in three numbers, dd/mm/aaaa; a whole date may also be pasted. Never an instant. */
export function DateField({ mayBePartial = false, ...props }: DateFieldProps) {
  const { t } = useTranslation('common');
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(false);
  // A day or month of one figure may get another: it is not written as two before the cursor leaves it.
  const [typing, setTyping] = useState<Partial<DateParts>>({});
  const stored = datePartsOf(props.value);
  const parts = dateValueOf({ ...stored, ...typing }) === props.value ? { ...stored, ...typing } : stored;
  const ownError = isImpossibleDate(props.value)
    ? t(parts.month === unknownPart ? 'date.dayWithoutMonth' : 'date.impossible')
    : left && isUnfinishedDate(props.value)
      ? t('date.unfinished')
      : undefined;
  const error = ownError ?? props.error;

  function inputAt(index: number): HTMLInputElement | undefined {
    return group.current?.querySelectorAll('input')[index];
  }
  function moveTo(index: number): void {
    const input = inputAt(index);
    input?.focus();
    input?.select();
  }
  function type(segment: keyof DateParts, typed: string, index: number): void {
    const isErased = typed === '-' && parts[segment] === unknownPart;
    const isUnknown = mayBePartial && !isErased && segment !== 'year' && /^(?:-+|00)$/.test(typed);
    const digits = isUnknown ? unknownPart : typed.replace(/\D/g, '').slice(0, lengths[segment]);
    setTyping({ [segment]: digits });
    props.onChange(dateValueOf({ ...parts, [segment]: digits }));
    const full = digits.length === lengths[segment];
    const cannotGrow = digits.length === 1 && Number(digits) > highestFirstDigit[segment];
    if ((full || cannotGrow) && index < 2 && digits !== parts[segment]) moveTo(index + 1);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, index: number): void {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const atStart = selectionStart === 0 && selectionEnd === 0;
    const atEnd = selectionStart === value.length;
    if (event.key === '-' && value === '' && mayBePartial && index < 2) {
      event.preventDefault();
      type(index === 0 ? 'day' : 'month', unknownPart, index);
    } else if (/^[/.\- ]$/.test(event.key)) {
      event.preventDefault();
      if (value !== '' && index < 2) moveTo(index + 1);
    } else if (event.key === 'Backspace' && value === '' && index > 0) {
      event.preventDefault();
      moveTo(index - 1);
    } else if (event.key === 'ArrowLeft' && atStart && index > 0) {
      event.preventDefault();
      moveTo(index - 1);
    } else if (event.key === 'ArrowRight' && atEnd && index < 2) {
      event.preventDefault();
      moveTo(index + 1);
    }
  }
  function onPaste(event: ClipboardEvent): void {
    const read = mayBePartial ? parseTypedPartialDate : parseTypedDate;
    const iso = read(event.clipboardData.getData('text'));
    if (iso === null) return;
    event.preventDefault();
    props.onChange(iso);
    moveTo(2);
  }

  return (
    <fieldset
      className={css('field', 'plain')}
      data-stop=""
      aria-describedby={`${id}-messages`}
      aria-labelledby={`${id}-label`}
      onFocus={() => {
        setLeft(false);
        props.onFocus?.();
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setLeft(true);
        props.onBlur?.();
      }}
    >
      <div className={css('labelRow')}>
        <span className={css('label')} id={`${id}-label`}>
          {props.label}
        </span>
        {props.isRequired === false && <span className={css('optional')}>{t('optional')}</span>}
      </div>
      <div className={css('controlRow')}>
        {/* A press beside the numbers puts the cursor in the first empty one. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the numbers inside are the controls */}
        <div
          className={css('control', 'segments')}
          ref={group}
          {...given('data-invalid', error ? true : undefined)}
          onMouseDown={(event) => {
            if (event.target instanceof HTMLInputElement) return;
            event.preventDefault();
            const empty = segments.findIndex((segment) => parts[segment] === '');
            moveTo(Math.max(empty, 0));
          }}
        >
          {segments.map((segment, index) => (
            <span key={segment} className={css('part')}>
              {index > 0 && (
                <span className={css('slash')} aria-hidden>
                  /
                </span>
              )}
              <input
                className={css('segment')}
                style={{ width: `calc(${lengths[segment]}ch + 0.4rem)` }}
                inputMode="numeric"
                autoComplete="off"
                aria-label={`${props.label}: ${t(`date.${segment}`)}`}
                aria-invalid={error ? true : undefined}
                placeholder={t(`date.${segment}Letters`)}
                value={parts[segment]}
                disabled={props.isDisabled}
                // biome-ignore lint/a11y/noAutofocus: the flow decides where a resumed visit goes on
                autoFocus={index === 0 && props.autoFocus}
                {...given('name', index === 0 ? props.name : undefined)}
                onChange={(event) => type(segment, event.currentTarget.value, index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onBlur={() => setTyping({})}
                onPaste={onPaste}
              />
            </span>
          ))}
        </div>
        <FieldMark mark={props.mark} />
      </div>
      <PlainMessages id={`${id}-messages`} {...props} error={error} />
    </fieldset>
  );
}
