import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { askHeadOffice, getAsking } from './ask-head-office.ts';
import { endJoining, headOfficeJoining, lookForJoining } from './join-head-office.ts';
import { branchSecretRenewal, branchSecretSharing, getBranchSecret } from './share-branch-secret.ts';
import { getHeadOfficeLine, saveLineLimit, testHeadOfficeLine } from './show-line.ts';

/** Methods of the line to head office. */
export const headOfficeMethods = {
  getHeadOfficeLine,
  lookForJoining,
  endJoining,
  saveLineLimit,
  testHeadOfficeLine,
  getBranchSecret,
  getAsking,
  askHeadOffice,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const headOfficeActs = {
  joinHeadOffice: headOfficeJoining,
  shareBranchSecret: branchSecretSharing,
  renewBranchSecret: branchSecretRenewal,
} satisfies Partial<CoSignedActs>;
