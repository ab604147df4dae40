import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { mrzAcceptance } from './accept-mrz.ts';
import { addDocument } from './add-document.ts';
import {
  gateOverride,
  getDocumentReading,
  getGateLimits,
  inspectDocument,
  saveGateLimits,
} from './document-readings.ts';
import { editPages, mergeDocuments, restorePages } from './edit-pages.ts';
import { getDocumentPage, refileDocument, removeDocument, setPageView } from './manage-documents.ts';
import { addDriveFile, listDriveFiles } from './offer-drive-files.ts';
import {
  cancelScan,
  getCaptureSettings,
  listScanners,
  saveCaptureSettings,
  scanPages,
} from './scan-pages.ts';

/** Methods of documents, each by the use case that answers it. */
export const documentsMethods = {
  addDocument,
  removeDocument,
  refileDocument,
  setPageView,
  getDocumentPage,
  getDocumentReading,
  inspectDocument,
  editPages,
  restorePages,
  mergeDocuments,
  getGateLimits,
  saveGateLimits,
  listScanners,
  getCaptureSettings,
  saveCaptureSettings,
  scanPages,
  cancelScan,
  listDriveFiles,
  addDriveFile,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const documentsActs = {
  acceptMrz: mrzAcceptance,
  overrideGate: gateOverride,
} satisfies Partial<CoSignedActs>;
