import { accountMethods } from './accounts/account-methods.ts';
import { clerkSessionMethods } from './accounts/clerk-session-methods.ts';
import { anomalyMethods } from './anomalies/anomaly-methods.ts';
import { findingMethods } from './anomalies/finding-methods.ts';
import { signingMethods } from './approvals/signing-methods.ts';
import { auditMethods } from './audit-trail/audit-methods.ts';
import { contactClerkMethods, contactWorkerMethods } from './contact/contact-methods.ts';
import { displayMethods } from './display/display-methods.ts';
import type { ClerkSession, WorkerSession } from './display/session.ts';
import { captureMethods } from './documents/capture-methods.ts';
import { documentReadingMethods } from './documents/document-reading-methods.ts';
import { askingMethods } from './head-office/asking-methods.ts';
import { branchSecretMethods } from './head-office/branch-secret-methods.ts';
import { lineMethods } from './head-office/line-methods.ts';
import { workerMethods as issuingMethods } from './issuance/worker-methods.ts';
import { mailMethods } from './mail/mail-methods.ts';
import type { KioskApi, Method } from './method.ts';
import { clerkMethodNames, workerMethodNames } from './method-names.ts';
import { emailCodeMethods } from './one-time-codes/email-code-methods.ts';
import { printJobMethods } from './papers/print-job-methods.ts';
import { likelyPeopleMethods } from './people/likely-people-methods.ts';
import { revocationMethods } from './people/revocation-methods.ts';
import { kitClerkMethods, kitWorkerMethods } from './recovery-kit/kit-methods.ts';
import { clerkVisitMethods } from './registration/clerk-visit-methods.ts';
import { leavingMethods } from './safety/leaving-methods.ts';
import { packetMethods } from './safety/packet-methods.ts';
import { safetyMethods } from './safety/safety-methods.ts';
import { credentialClerkMethods, credentialWorkerMethods } from './services/credential-methods.ts';
import { clockMethods } from './terminal/clock-methods.ts';
import { upkeepMethods } from './terminal/upkeep-methods.ts';
import { visaTypeMethods } from './terminal/visa-type-methods.ts';

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
  ...findingMethods,
  ...mailMethods,
  ...clockMethods,
  ...printJobMethods,
  ...credentialClerkMethods,
  ...contactClerkMethods,
  ...revocationMethods,
  ...kitClerkMethods,
  ...signingMethods,
  ...visaTypeMethods,
  ...upkeepMethods,
  ...safetyMethods,
  ...packetMethods,
  ...leavingMethods,
  ...lineMethods,
  ...branchSecretMethods,
  ...askingMethods,
});

const workerMethods = allNamed(workerMethodNames, {
  ...displayMethods,
  ...issuingMethods,
  ...emailCodeMethods,
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
