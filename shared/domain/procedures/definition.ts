import type { VerifiedFacts } from '../credential/fact-questions.ts';
import type { OwedPaperKind } from '../papers/paper-kinds.ts';
import type {
  CaptureStep,
  DocumentKind,
  DraftField,
  DraftValues,
  RegistrationStep,
} from '../registration/fields.ts';
import { type FieldDefinition, fieldCatalogue } from './field-catalogue.ts';
import type { FieldKind } from './field-kinds.ts';

/**
 * A procedure is data: what is brought, what is captured in which step, what is asked, signed and printed, and what makes
 * it complete. No code asks which procedure it is; what two procedures do differently is said here. Decision 087.
 */
export interface ProcedureDefinition {
  readonly name: string;
  /** Says who somebody is; `cedula`: its number is the person's from then on, and stays theirs when it is renewed. */
  readonly identity: { readonly document: DocumentKind; readonly knownBy: 'allotted-code' | 'cedula' };
  /** What is captured, in order; before it comes the search, after it the review and the hand-over. */
  readonly capture: readonly CaptureDefinition[];
  /** What nobody types because it is always so. */
  readonly given: DraftValues;
  /** A draft of somebody on record may become theirs: the new document of the same person. */
  readonly joinsRecord: boolean;
  /** Which field answers each fact that the display asks. */
  readonly asks: { readonly [Fact in keyof VerifiedFacts]?: DraftField };
  /** What a second person signs when it comes onto the record, and whenever it becomes other. */
  readonly signs: readonly SignedFactKind[];
  /** What the person reads at the display, by the version in force; a changed word is a new version. */
  readonly texts: { readonly privacyNotice: string; readonly terms: string };
  /** Owed when the person is on record. */
  readonly papers: readonly OwedPaperKind[];
  /** The day from which the employer's days run; null without an employer. */
  readonly entryNoticeFrom: DraftField | null;
}

/** What a clerk alone does not put on record. */
const signedFactKinds = [
  'cedula',
  'birthDate',
  'expiryDate',
  'issueDate',
  'fingerprintCode',
  'email',
] as const;
export type SignedFactKind = (typeof signedFactKinds)[number];

interface CaptureDefinition {
  readonly step: CaptureStep;
  readonly documents: readonly DocumentUse[];
  readonly fields: readonly FieldUse[];
}

export interface DocumentUse {
  readonly kind: DocumentKind;
  /** Without it the registration stays pending, and what a gate objects to in it is told at this field. */
  readonly mandatory?: { readonly toldAt: DraftField };
}

export interface FieldUse extends Partial<FieldDefinition> {
  readonly field: DraftField;
  /** Nobody is put on record without it: always, or where the other one is empty too. */
  readonly mandatory?: true | { readonly unless: DraftField };
  /** Words above it. */
  readonly heading?: FieldHeading;
  /** Its control takes the whole line. */
  readonly wide?: true;
}

type FieldHeading = 'visa' | 'employer' | 'worker' | 'work' | 'registration';

/** A field as a procedure has it. */
export type CapturedField = FieldUse & FieldDefinition & { readonly step: CaptureStep };

const searchField: DraftField = 'search.text';

/** Every field of the procedure, in the order of capture. Throws for one that nobody defined. */
export function fieldsOf(definition: ProcedureDefinition): readonly CapturedField[] {
  const known = captured.get(definition) ?? readFields(definition);
  captured.set(definition, known);
  return known;
}

/** A draft is judged at every key. */
const captured = new WeakMap<ProcedureDefinition, readonly CapturedField[]>();

function readFields({ capture }: ProcedureDefinition): CapturedField[] {
  return capture.flatMap(({ step, fields }) =>
    fields.map((use) => {
      const known: Partial<FieldDefinition> = fieldCatalogue[use.field];
      const kind = use.kind ?? known?.kind;
      if (kind === undefined) throw new Error(`the field ${use.field} has no kind`);
      return { ...known, ...use, kind, step };
    }),
  );
}

/** Screens of the clerk's flow, in order. */
export function stepsOf({ capture }: ProcedureDefinition): RegistrationStep[] {
  return ['search', ...capture.map(({ step }) => step), 'review', 'hand-over'];
}

/** Undefined for a field of another procedure. */
export function findField(definition: ProcedureDefinition, field: DraftField): CapturedField | undefined {
  return fieldsOf(definition).find((use) => use.field === field);
}

/** The documents without which a registration stays pending. Source: seed, "Requisitos". */
export function mandatoryDocumentsOf({ capture }: ProcedureDefinition): Required<DocumentUse>[] {
  return capture.flatMap(({ documents }) =>
    documents.filter((use): use is Required<DocumentUse> => use.mandatory !== undefined),
  );
}

/** The fields without which nobody is put on record and that this draft lacks. */
export function missingFieldsOf(definition: ProcedureDefinition, draft: DraftValues): DraftField[] {
  const isEmpty = (field: DraftField) => (draft[field] ?? '').trim() === '';
  return fieldsOf(definition)
    .filter((use) => isMandatory(use, draft) && isEmpty(use.field))
    .map(({ field }) => field);
}

/** Whether nobody is put on record without it. */
export function isMandatory({ mandatory }: FieldUse, draft: DraftValues): boolean {
  if (mandatory === undefined || mandatory === true) return mandatory === true;
  return (draft[mandatory.unless] ?? '').trim() === '';
}

/** One of two fields of which either is enough. */
export function isEither(definition: ProcedureDefinition, { field, mandatory }: FieldUse): boolean {
  if (typeof mandatory === 'object') return true;
  return fieldsOf(definition).some(
    (other) => typeof other.mandatory === 'object' && other.mandatory.unless === field,
  );
}

/** Whether a draft of this procedure has the field at all. */
export function isFieldOf(definition: ProcedureDefinition, field: DraftField): boolean {
  return field === searchField || findField(definition, field) !== undefined;
}

/** The draft as its procedure has it: nothing of another one, and what is always so. */
export function draftOf(definition: ProcedureDefinition, draft: DraftValues): DraftValues {
  const own = Object.entries(draft).filter(([field]) => isFieldOf(definition, field as DraftField));
  return { ...(Object.fromEntries(own) as DraftValues), ...definition.given };
}

/** The cédula by which somebody is known from the start; null where their number is allotted. */
export function cedulaOf({ identity }: ProcedureDefinition, facts: DraftValues): string | null {
  return identity.knownBy === 'cedula' ? (facts['identity.number'] ?? '') : null;
}

/** What the display asks about; a fact that is not asked is not known. */
export function factsAskedOf({ asks }: ProcedureDefinition, values: DraftValues): VerifiedFacts {
  const known = Object.entries(asks).map(([fact, field]) => [fact, values[field] ?? '']);
  return { employer: '', position: '', contractStart: '', documentNumber: '', ...Object.fromEntries(known) };
}

/** Every field that has a place on record. */
export function factFieldsOf(definition: ProcedureDefinition): DraftField[] {
  const given = Object.keys(definition.given) as DraftField[];
  return [...given, ...fieldsOf(definition).map(({ field }) => field)];
}

/** Everything captured that its person can judge, in the order of capture. */
export function confirmedFieldsOf(definition: ProcedureDefinition): DraftField[] {
  return shownFields(definition, 'worker');
}

/** What of the record is shown, what nobody typed first. */
export function recordFieldsOf(definition: ProcedureDefinition): DraftField[] {
  return [...(Object.keys(definition.given) as DraftField[]), ...shownFields(definition, 'record')];
}

/** What the clerk reviews of one step, in the order of capture. */
export function reviewFieldsOf(
  definition: ProcedureDefinition,
  step: CaptureStep,
  values: DraftValues,
): DraftField[] {
  return fieldsOf(definition)
    .filter(
      ({ step: captured, hiddenFrom, field }) =>
        captured === step &&
        hiddenFrom?.includes('review') !== true &&
        (hiddenFrom?.includes('review-while-empty') !== true || (values[field] ?? '') !== ''),
    )
    .map(({ field }) => field);
}

function shownFields(definition: ProcedureDefinition, place: 'worker' | 'record'): DraftField[] {
  return fieldsOf(definition)
    .filter(({ hiddenFrom }) => hiddenFrom?.includes(place) !== true)
    .map(({ field }) => field);
}

/** Whether a value of this field is a date, written out where people read it. */
export function isDateKind(kind: FieldKind | undefined): boolean {
  return kind === 'date' || kind === 'partial-date';
}
