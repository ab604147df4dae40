import { useReducer } from 'react';
import {
  type AskedDate,
  type DateEntryValue,
  type DatePart,
  dateEntryAfter,
  emptyEntry,
  wholeDate,
} from './date-entry-state.ts';

export interface DateEntryState extends DateEntryValue {
  readonly activate: (part: DatePart) => void;
  readonly type: (part: DatePart, text: string) => void;
  readonly digit: (digit: string) => void;
  readonly unknown: (part: 'day' | 'month') => void;
  readonly erase: () => void;
  readonly clear: () => void;
}

/** A date being typed; `onChange` hears of every change of what was typed. */
export function useDateEntry(
  onChange: () => void = () => undefined,
  asked: AskedDate = wholeDate,
): DateEntryState {
  const [value, act] = useReducer(dateEntryAfter, asked, emptyEntry);
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
    unknown(part) {
      onChange();
      act({ kind: 'unknown', part });
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
