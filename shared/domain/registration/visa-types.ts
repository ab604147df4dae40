import type { IsoDate } from '../dates.ts';
import type { ClerkLanguage } from '../language-code.ts';
import { textsOf } from '../procedures/field-texts.ts';
import { addDays, addMonths, daysBetween } from './deadlines.ts';
import type { DraftValues } from './fields.ts';

/** The longest that a kind of visa is granted for. The date on the visa itself always wins. */
interface VisaValidity {
  readonly count: number;
  readonly unit: VisaValidityUnit;
}
export const visaValidityUnits = ['days', 'months'] as const;
type VisaValidityUnit = (typeof visaValidityUnits)[number];

/** As an administrator writes them, in the clerk's languages. */
export type VisaNames = Readonly<Record<ClerkLanguage, string>>;

/**
 * The visas that every terminal begins with; an administrator adds to them and retires from them. Source: domain.md 2
 * (configurable list with validity); categories after the Ley Orgánica de Movilidad Humana: temporary residence two
 * years, permanent residence without end, visitors up to 180 days; and after its reform (R.O. 151, 7th supplement,
 * 24 October 2025), which adds humanitarian and transit visas and lets visitors of commerce stay up to 180 days.
 * `validity` is null where the visa does not end or the law fixes none.
 */
export const defaultVisaTypes = [
  { id: 'visitante-temporal', validity: { count: 180, unit: 'days' } },
  { id: 'visitante-comercio', validity: { count: 180, unit: 'days' } },
  { id: 'transito', validity: null },
  { id: 'humanitaria', validity: null },
  { id: 'residencia-temporal-trabajo', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-profesional', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-estudios', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-inversionista', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-rentista', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-jubilado', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-mercosur', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-convenio', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-amparo', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-temporal-excepcion', validity: { count: 24, unit: 'months' } },
  { id: 'proteccion-internacional', validity: { count: 24, unit: 'months' } },
  { id: 'residencia-permanente', validity: null },
] as const satisfies readonly { readonly id: string; readonly validity: VisaValidity | null }[];

type DefaultVisaTypeId = (typeof defaultVisaTypes)[number]['id'];

/** A kind that an administrator of this terminal added. */
interface AddedVisaType {
  readonly id: string;
  readonly names: VisaNames;
  readonly validity: VisaValidity | null;
}

/** What a terminal's list has other than the default: all that is stored of it. */
export interface VisaTypeChanges {
  readonly added: readonly AddedVisaType[];
  /** Ids of kinds that can no longer be chosen; records that have them keep them. */
  readonly retired: readonly string[];
}

export const noVisaTypeChanges: VisaTypeChanges = { added: [], retired: [] };

/** One of the terminal's list. The catalogue has the names of the default ones. */
export type VisaType = {
  readonly validity: VisaValidity | null;
  readonly isRetired: boolean;
} & (
  | { readonly id: DefaultVisaTypeId; readonly names: null }
  | { readonly id: string; readonly names: VisaNames }
);

/** The terminal's list: the default kinds, then the added ones, with those that were retired among them. */
export function visaTypesOf({ added, retired }: VisaTypeChanges): VisaType[] {
  const isRetired = (id: string) => retired.includes(id);
  return [
    ...defaultVisaTypes.map(({ id, validity }) => ({ id, validity, names: null, isRetired: isRetired(id) })),
    ...added
      .filter(({ id }) => !defaultVisaTypes.some((each) => each.id === id))
      .map((each) => ({ ...each, isRetired: isRetired(each.id) })),
  ];
}

/** The kind in these values where the terminal added it: whom it is told has no other way to know its name. */
export function findAddedVisaType(
  { added }: VisaTypeChanges,
  values: DraftValues,
): AddedVisaType | undefined {
  const { visaType } = textsOf('identity', values);
  return added.find(({ id }) => id === visaType);
}

/** Days before a visa's end from which on it is said. Source: domain.md 2 (warn on passport or visa about to expire). */
const longestNotice = 180;

/** The last day that a visa of this validity has when it is granted `on` that day. */
export function lastDayOfVisa({ count, unit }: VisaValidity, on: IsoDate): IsoDate {
  return unit === 'days' ? addDays(on, count) : addMonths(on, count);
}

/** Days before its end from which on it is said: of a short visa half of it, which would be ending from its first day. */
export function visaNotice(validity: VisaValidity | null, today: IsoDate): number {
  if (validity === null) return longestNotice;
  return Math.min(longestNotice, Math.floor(daysBetween(today, lastDayOfVisa(validity, today)) / 2));
}
