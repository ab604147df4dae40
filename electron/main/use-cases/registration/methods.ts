import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { confirmRegistration, signedConfirmation } from './confirm-registration.ts';
import { joinDraft } from './join-draft.ts';
import {
  abandonVisit,
  findVisitByReference,
  getVisit,
  leaveVisit,
  listVisits,
  resumeVisit,
  startVisit,
} from './manage-visits.ts';
import { cedulaOfKnown } from './record-cedula.ts';
import { saveDraftField, saveDraftPosition } from './save-draft.ts';
import { findLikelyPeople } from './tell-apart.ts';

/** Methods of visits and registration, each by the use case that answers it. */
export const registrationMethods = {
  findLikelyPeople,
  joinDraft,
  listVisits,
  findVisitByReference,
  startVisit,
  resumeVisit,
  getVisit,
  leaveVisit,
  abandonVisit,
  saveDraftField,
  saveDraftPosition,
  confirmRegistration,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const registrationActs = {
  confirmWithSignature: signedConfirmation,
  recordCedula: cedulaOfKnown,
} satisfies Partial<CoSignedActs>;
