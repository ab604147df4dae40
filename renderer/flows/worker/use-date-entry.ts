import { useReducer } from 'react';
import { type DatePart, dateEntryAfter, emptyDate, type TypedDate } from './date-entry-state.ts';

export interface DateEntryState {
  readonly typed: TypedDate;
  readonly active: DatePart;
  readonly activate: (part: DatePart) => void;
  readonly type: (part: DatePart, text: string) => void;
  readonly digit: (digit: string) => void;
  readonly erase: () => void;
  readonly clear: () => void;
}

/** A date being typed; `onChange` hears of every change of what was typed. */
export function useDateEntry(onChange: () => void = () => undefined): DateEntryState {
  const [value, act] = useReducer(dateEntryAfter, { typed: emptyDate, active: 'day' });
  return {
    ...value,
    activate: (part) => act({ kind: 'activate', part }),
    type(part, text) {
      onChange();
      act({ kind: 'type', part, text });
    },
    digit(digit) {
      onChange();
      act({ kind: 'digit', digit });
    },
    erase() {
      onChange();
      act({ kind: 'erase' });
    },
    clear() {
      onChange();
      act({ kind: 'clear' });
    },
  };
}
