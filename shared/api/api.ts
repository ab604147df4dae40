import { accountMethods } from './account-methods.ts';
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
import { likelyPeopleMethods } from './likely-people-methods.ts';
import { mailMethods } from './mail-methods.ts';
import type { KioskApi, Method } from './method.ts';
import { clerkMethodNames, workerMethodNames } from './method-names.ts';
import { printJobMethods } from './print-job-methods.ts';
import { revocationMethods } from './revocation-methods.ts';
import type { ClerkSession, WorkerSession } from './session.ts';
import { signingMethods } from './signing-methods.ts';
import { visaTypeMethods } from './visa-type-methods.ts';
import { workerMethods as issuingMethods } from './worker-methods.ts';

/** A method that `method-names.ts` does not name, or a name without a method, does not compile: the preload exposes names. */
function allNamed<const Name extends string, Methods extends Readonly<Record<Name, Method>>>(
  _names: readonly Name[],
  methods: Methods & Readonly<Record<Exclude<keyof Methods, Name>, never>>,
): Methods {
  return methods;
}

export const clerkMethods = allNamed(clerkMethodNames, {
  ...clerkSessionMethods,
  ...accountMethods,
  ...clerkVisitMethods,
  ...likelyPeopleMethods,
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
  ...visaTypeMethods,
});

export const workerMethods = allNamed(workerMethodNames, {
  ...issuingMethods,
  ...credentialWorkerMethods,
  ...contactWorkerMethods,
  ...kitWorkerMethods,
});

/** Every method of the product. Names are unique across both views. */
export const api = { ...clerkMethods, ...workerMethods } as const;

export type Api = typeof api;
export type MethodName = keyof Api;
export type ClerkApi = KioskApi<typeof clerkMethods, ClerkSession>;
export type WorkerApi = KioskApi<typeof workerMethods, WorkerSession>;
