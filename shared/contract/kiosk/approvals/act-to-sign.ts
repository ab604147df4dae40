import { z } from 'zod';
import { revocationCauses } from '#shared/domain/credential/revocation.ts';
import { gateIds } from '#shared/vision/reading/gates.ts';
import { epoch, terminal } from '../../head-office/values.ts';
import { errorCodes } from '../method.ts';
import { id, instant } from '../values.ts';
import { callBack, distinct } from './decided-while-signing.ts';

/**
 * What names the subject of each act that a second person signs, and what is chosen with it: all of it is shown, and
 * bound by the digest. A co-signed method takes these with its input, and `showActToSign` takes them alone: an act that
 * is not here cannot be declared.
 */
export const signedActs = {
  acceptMrz: { visitId: id },
  overrideGate: { visitId: id, documentId: id, gate: z.enum(gateIds) },
  confirmWithSignature: { visitId: id, distinct },
  /** Of a draft with a cédula, and whose it is. */
  recordCedula: { visitId: id, workerId: id },
  /** Of a service: its visit. Null: nobody was called. */
  approveAssistedUnlock: { visitId: id, callBack: callBack.nullable() },
  approveContactChange: { visitId: id },
  declineContactChange: { visitId: id },
  revokeCredential: { workerId: id, cause: z.enum(revocationCauses) },
  withdrawDeath: { workerId: id },
  revokeKit: { workerId: id },
  setClockRight: {},
  /** Canonical text of head office's public keys. */
  useHeadOffice: { keys: z.string().min(1).max(2000) },
  /** Text of the joining file. */
  joinHeadOffice: { file: z.string().min(1).max(30_000) },
  handOverTerminal: {},
  /** That it never had a head office is said by who asks, and signed. */
  closeTerminal: { withoutHeadOffice: z.boolean() },
  /** Another counter of the branch, in one epoch. */
  shareBranchSecret: { terminal, epoch },
  renewBranchSecret: {},
  signOffAccount: { accountId: id },
  resetAccount: { accountId: id },
} as const satisfies Readonly<Record<string, z.ZodRawShape>>;

export type SignedActName = keyof typeof signedActs;
export type SubjectOf<Name extends SignedActName> = {
  readonly [Key in keyof (typeof signedActs)[Name]]: z.output<(typeof signedActs)[Name][Key]>;
};

/** An act by its name and its subject. */
export type ActToSign = {
  [Name in SignedActName]: { readonly act: Name } & SubjectOf<Name>;
}[SignedActName];

const options = Object.entries(signedActs).map(([act, subject]) =>
  z.strictObject({ act: z.literal(act), ...subject }),
);

export const actToSign = z.discriminatedUnion(
  'act',
  options as [(typeof options)[number], ...typeof options],
) as unknown as z.ZodType<ActToSign>;

/** What a second person reads before they sign; the dialog has a word for each. */
const shownFactKinds = [
  'person',
  'identificationCode',
  'mrz',
  'documentNumber',
  'surname',
  'givenNames',
  'cedula',
  'birthDate',
  'expiryDate',
  'issueDate',
  'fingerprintCode',
  'email',
  'mobile',
  'landline',
  'credentialSince',
  'kitSince',
  'machineTime',
  'ownTime',
  'accountName',
  'username',
  'role',
  'createdBy',
  'createdAt',
  'chosenAt',
  'likelyAccounts',
  'otherPerson',
  'toldApartFrom',
  'revocationCause',
  'callResult',
  'callNumber',
  'callWho',
  'headOffice',
  'fingerprint',
  'headOfficeHosts',
  'terminal',
  'people',
  'documents',
  'eventsAnswered',
  'eventsUnanswered',
  'backupPlace',
  'secretHolders',
  'endedTerminals',
] as const;

const shownFact = z.strictObject({
  what: z.enum(shownFactKinds),
  /** Null: there is none (any more). Dates and instants in ISO 8601. */
  value: z.string().nullable(),
  /** What it was, where the act changes it. */
  before: z.string().nullable().optional(),
});
export type ShownFact = z.infer<typeof shownFact>;

export const shownAct = z.strictObject({
  /** Goes with the signature. */
  id,
  facts: z.array(shownFact),
});

export type ShownAct = z.infer<typeof shownAct>;

/** Why there is nothing to sign; the same words as the act's own. */
const actRefusals = [
  'not-found',
  'visit-closed',
  'gate-not-failed',
  'not-asked',
  'already-handed-over',
  'no-credential',
  'not-closed',
  'no-kit',
  'clock-right',
  'attending',
  'account-off',
  'not-begun',
  'not-waiting',
  'own-account',
  'another-terminal',
  'cannot-leave-yet',
  'cedula-wrong',
  'copy-missing',
  'has-cedula',
  'cedula-taken',
] as const;
export type ActRefusal = (typeof actRefusals)[number];
/** What is shown is put on record: a full disk shows nothing. */
export const showRefusal = errorCodes(...actRefusals, 'disk-full');
export type ShowRefusal = z.infer<typeof showRefusal>['code'];

export const coSignatureErrors = [
  z.strictObject({ code: z.literal('wrong-co-signer') }),
  z.strictObject({ code: z.literal('own-act') }),
  /** What was shown is not what would take effect: it is shown again, and signed again. */
  z.strictObject({ code: z.literal('changed-since-shown') }),
  /** The view was locked before the signature took effect: nothing was done. */
  z.strictObject({ code: z.literal('locked-since-shown') }),
  z.strictObject({ code: z.literal('disk-full') }),
  z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
] as const;
