import { z } from 'zod';
import { documentReading, readingStages } from '#shared/vision/reading/document-reading.ts';
import { gateIds } from '#shared/vision/reading/gates.ts';
import { pageEdit, pageEditLimit } from '#shared/vision/reading/page-edit.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { id, instant, visitDocument } from '../values.ts';

/**
 * Documents that read themselves. `addDocument` and every correction start an inspection in the background; the
 * clerk's session says how far it is (`inspections`), and `getDocumentReading` gives what was found.
 */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;
const readers = { view: 'clerk', roles: ['clerk', 'supervisor', 'auditor'] } as const;
const admin = { view: 'clerk', roles: ['admin'] } as const;
const percent = z.number().min(0).max(100);

export const gateLimits = z.strictObject({
  colour: percent,
  enlarged: z.number().min(1).max(3),
  resolution: z.number().min(50).max(600),
  sharpness: percent,
  exposure: z.number().min(0).max(255),
  glare: percent,
  edges: percent,
  duplicate: z.int().min(0).max(128),
});

/** A failed gate that a supervisor let pass. */
const gateOverride = z.strictObject({
  gate: z.enum(gateIds),
  by: z.string(),
  reason: z.string(),
  at: instant,
});

const inspectionFailures = ['damaged', 'took-too-long', 'reader-stopped'] as const;

export const documentReadingMethods = {
  /** What was found in a document. `failed`: the reader could not finish; ask again with `inspectDocument`. */
  getDocumentReading: method({
    access: readers,
    input: z.strictObject({ documentId: id }),
    output: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('reading'),
        stage: z.enum(readingStages),
        /** 0 to 1. */
        fraction: z.number().min(0).max(1),
      }),
      z.strictObject({ state: z.literal('failed'), problem: z.enum(inspectionFailures) }),
      z.strictObject({
        state: z.literal('read'),
        reading: documentReading,
        overrides: z.array(gateOverride),
        /** The MRZ's lines as the camera saw them, upright; null without a MRZ. */
        strip: z.instanceof(Uint8Array).nullable(),
      }),
    ]),
    errors: errorCodes('not-found'),
  }),
  /** Inspects once more, in the background. */
  inspectDocument: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentId: id }),
    output: nothing,
    errors: errorCodes('not-found', 'visit-closed'),
  }),
  /** A supervisor, never the caller, lets a failed gate of one document pass. It ends with the next correction. */
  overrideGate: coSignedMethod('overrideGate', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [errorCodes('not-found', 'visit-closed', 'gate-not-failed')],
  }),
  /** Corrects pages, one edit after another, all or none. Turned views and crops start afresh; the gates run again. */
  editPages: method({
    access: counter,
    input: z.strictObject({
      visitId: id,
      documentId: id,
      edits: z.array(pageEdit).min(1).max(pageEditLimit),
    }),
    output: visitDocument,
    errors: errorCodes(
      'not-found',
      'visit-closed',
      'page-not-found',
      'too-many-pages',
      'damaged',
      'took-too-long',
      'reader-stopped',
      'disk-full',
    ),
  }),
  /** The pages as they came. */
  restorePages: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentId: id }),
    output: visitDocument,
    errors: errorCodes('not-found', 'visit-closed', 'disk-full'),
  }),
  /** Several documents of one kind become the first of them; every original stays. */
  mergeDocuments: method({
    access: counter,
    input: z.strictObject({ visitId: id, documentIds: z.array(id).min(2).max(20) }),
    output: visitDocument,
    errors: errorCodes('not-found', 'visit-closed', 'different-kinds', 'too-many-pages', 'disk-full'),
  }),
  getGateLimits: method({ access: readers, input: nothing, output: gateLimits, errors: noErrors }),
  saveGateLimits: method({ access: admin, input: gateLimits, output: nothing, errors: noErrors }),
} as const;
