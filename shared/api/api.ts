import { anomalyMethods } from './anomaly-methods.ts';
import { auditMethods } from './audit-methods.ts';
import { captureMethods } from './capture-methods.ts';
import { clerkSessionMethods } from './clerk-session-methods.ts';
import { clerkVisitMethods } from './clerk-visit-methods.ts';
import { clockMethods } from './clock-methods.ts';
import { contactClerkMethods, contactWorkerMethods } from './contact-methods.ts';
import { credentialClerkMethods, credentialWorkerMethods } from './credential-methods.ts';
import { documentReadingMethods } from './document-reading-methods.ts';
import { kitClerkMethods, kitWorkerMethods } from './kit-methods.ts';
import { mailMethods } from './mail-methods.ts';
import type { KioskApi } from './method.ts';
import { printJobMethods } from './print-job-methods.ts';
import { revocationMethods } from './revocation-methods.ts';
import type { ClerkSession, WorkerSession } from './session.ts';
import { signingMethods } from './signing-methods.ts';
import { workerMethods as issuingMethods } from './worker-methods.ts';

export const clerkMethods = {
  ...clerkSessionMethods,
  ...clerkVisitMethods,
  ...captureMethods,
  ...documentReadingMethods,
  ...auditMethods,
  ...anomalyMethods,
  ...mailMethods,
  ...clockMethods,
  ...printJobMethods,
  ...credentialClerkMethods,
  ...contactClerkMethods,
  ...revocationMethods,
  ...kitClerkMethods,
  ...signingMethods,
} as const;

export const workerMethods = {
  ...issuingMethods,
  ...credentialWorkerMethods,
  ...contactWorkerMethods,
  ...kitWorkerMethods,
} as const;

/** Every method of the product. Names are unique across both views. */
export const api = { ...clerkMethods, ...workerMethods } as const;

export type Api = typeof api;
export type MethodName = keyof Api;
export type ClerkApi = KioskApi<typeof clerkMethods, ClerkSession>;
export type WorkerApi = KioskApi<typeof workerMethods, WorkerSession>;
