import { z } from 'zod';
import { contactFields } from '#shared/domain/contact/contact-fields.ts';
import { factQuestionIds } from '#shared/domain/credential/fact-questions.ts';
import { bankQuestionIds, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { serviceResults, serviceStages } from '#shared/domain/display/service-states.ts';
import { helpReasons } from '#shared/domain/display/states.ts';
import { servicePurposes } from '#shared/domain/procedures/services.ts';
import { counterProof, newCredential, offeredSheet, sentCode } from '../display/shared-steps.ts';
import { id, paper } from '../values.ts';

/** After a wrong answer of this turn, how many attempts are left; null before the first one. */
const attemptsLeft = z.int().nullable();

/** Of the three chosen answers, and of the facts the clerk verified. */
const assistedQuestion = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('bank'), id: z.enum(bankQuestionIds) }),
  z.strictObject({ form: z.literal('choice'), id: z.enum(factQuestionIds), options: z.array(z.string()) }),
  z.strictObject({ form: z.literal('digits'), id: z.enum(factQuestionIds), length: z.int() }),
  z.strictObject({ form: z.literal('date'), id: z.enum(factQuestionIds) }),
]);
export type AssistedQuestion = z.infer<typeof assistedQuestion>;

/** The person's present question. An unknown code is asked the very same ones as a known code. */
export const serviceStep = z.discriminatedUnion('stage', [
  z.strictObject({ stage: z.literal('language') }),
  z.strictObject({ stage: z.literal('identify') }),
  z.strictObject({ stage: z.literal('check-credential'), length: z.int(), attemptsLeft }),
  z.strictObject({ stage: z.literal('recovery-birth-date'), attemptsLeft }),
  /** In an order that main draws anew for every turn. */
  z.strictObject({ stage: z.literal('recovery-image'), images: z.array(z.enum(securityImageIds)) }),
  z.strictObject({ stage: z.literal('recovery-answer'), question: z.enum(bankQuestionIds) }),
  z.strictObject({
    stage: z.literal('recovery-contact'),
    maskedEmail: z.string().nullable(),
    maskedMobile: z.string().nullable(),
    /** The newest address may not receive a code yet: the one shown is the one before, or none. */
    coolsOff: z.boolean(),
  }),
  /** One of three: the new value is typed here. What is in force is shown as its owner recognises it. */
  z.strictObject({
    stage: z.literal('contact-entry'),
    field: z.enum(contactFields),
    inForce: z.string().nullable(),
    /** What was typed already, when the person comes back to it. */
    typed: z.string(),
  }),
  /** All three once more: what was typed in full, what stays as its owner recognises it. */
  z.strictObject({
    stage: z.literal('contact-confirm'),
    entries: z.array(
      z.strictObject({
        field: z.enum(contactFields),
        value: z.string().nullable(),
        changes: z.boolean(),
      }),
    ),
  }),
  /** The counter compares the person, and a supervisor signs or declines. */
  z.strictObject({ stage: z.literal('contact-approval') }),
  z.strictObject({ stage: z.literal('service-code'), ...sentCode }),
  z.strictObject({ stage: z.literal('service-kit') }),
  z.strictObject({ stage: z.literal('service-proof'), ...counterProof }),
  z.strictObject({ stage: z.literal('kit-sheet'), ...offeredSheet }),
  z.strictObject({ stage: z.literal('new-credential'), ...newCredential }),
  /** One of four, all judged together. Its words are on the clerk's view too, to be read aloud; answers never are. */
  z.strictObject({
    stage: z.literal('assisted-question'),
    question: assistedQuestion,
    /** From 1. */
    number: z.int(),
    of: z.int(),
  }),
  /** All four are right: a supervisor signs at the counter. */
  z.strictObject({ stage: z.literal('assisted-approval') }),
  /** Locked, by these attempts or by earlier ones. */
  z.strictObject({ stage: z.literal('locked') }),
  z.strictObject({
    stage: z.literal('service-done'),
    outcome: z.enum(serviceResults),
    /** Of the sheet, where one of its codes was the proof. */
    kitCodesLeft: z.int().nullable(),
    papers: z.array(paper),
  }),
]);
export type ServiceStep = z.infer<typeof serviceStep>;

/** What the clerk's view knows of a service under way. */
export const serviceStatus = z.strictObject({
  kind: z.literal('service'),
  visitId: id,
  purpose: z.enum(servicePurposes),
  startedBy: z.enum(['counter', 'worker']),
  stage: z.enum(serviceStages),
  help: z.enum(helpReasons).extract(['asked', 'away']).nullable(),
  /** Once there is somebody behind the code that was typed. */
  workerId: id.nullable(),
  identificationCode: z.string().nullable(),
  /** The credential of the code that was typed is revoked; on the person's display it is nobody's. */
  revoked: z.boolean(),
  /** Of an assisted unlock: the question to read aloud, without its options. */
  question: z.enum([...bankQuestionIds, ...factQuestionIds]).nullable(),
  /** Of a change of contact data that waits for its signature: what differs, as its owner recognises it. */
  contact: z
    .array(
      z.strictObject({
        field: z.enum(contactFields),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .nullable(),
});
export type ServiceStatus = z.infer<typeof serviceStatus>;
