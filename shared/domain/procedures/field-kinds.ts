/** What a field holds: from it follow its control, its writing on screens, its rule and its form on record. */
export type FieldKind =
  | 'text'
  /** Letters and digits as printed. */
  | 'code'
  /** Of a person or a company: accents and order make no other name. */
  | 'name'
  /** Whole lines of a machine-readable zone. */
  | 'mrz'
  /** A name as a machine-readable zone writes it. */
  | 'mrz-name'
  | 'document-number'
  | 'cedula'
  | 'fingerprint-code'
  /** ICAO 9303-3 code. */
  | 'state'
  /** A state or a nationality in whatever words a paper has. */
  | 'state-as-written'
  | 'date'
  /** A birth date, of which parts may be unknown. */
  | 'partial-date'
  | 'sex'
  | 'visa-type'
  | 'contract-type'
  | 'ruc'
  | 'amount'
  | 'email'
  | 'mobile'
  | 'landline';
