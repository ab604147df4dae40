export type VisaType = {
  readonly id: string;
  /** Months the visa is usually granted for; null when it does not end or the law fixes none. The date on the visa itself always wins. */
  readonly validityMonths: number | null;
};

/**
 * The visas that can be chosen. Source: domain.md 2 (configurable list with
 * validity); categories after the Ley Orgánica de Movilidad Humana: temporary residence two years, permanent
 * residence without end, visitors up to 180 days; and after its reform (R.O. 151, 7th supplement, 24 October 2025), which
 * adds humanitarian and transit visas and lets visitors of commerce stay up to 180 days.
 */
export const defaultVisaTypes = [
  { id: 'visitante-temporal', validityMonths: 6 },
  { id: 'visitante-comercio', validityMonths: 6 },
  { id: 'transito', validityMonths: null },
  { id: 'humanitaria', validityMonths: null },
  { id: 'residencia-temporal-trabajo', validityMonths: 24 },
  { id: 'residencia-temporal-profesional', validityMonths: 24 },
  { id: 'residencia-temporal-estudios', validityMonths: 24 },
  { id: 'residencia-temporal-inversionista', validityMonths: 24 },
  { id: 'residencia-temporal-rentista', validityMonths: 24 },
  { id: 'residencia-temporal-jubilado', validityMonths: 24 },
  { id: 'residencia-temporal-mercosur', validityMonths: 24 },
  { id: 'residencia-temporal-convenio', validityMonths: 24 },
  { id: 'residencia-temporal-amparo', validityMonths: 24 },
  { id: 'residencia-temporal-excepcion', validityMonths: 24 },
  { id: 'proteccion-internacional', validityMonths: 24 },
  { id: 'residencia-permanente', validityMonths: null },
] as const satisfies readonly VisaType[];

export type DefaultVisaTypeId = (typeof defaultVisaTypes)[number]['id'];
