import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { headOfficeChoosing, lookForHeadOffice, savePartSize } from './choose-head-office.ts';
import { closing, getLeaving, handingOver } from './leave-terminal.ts';
import { cancelPacket, getPackets, makePacket } from './make-packet.ts';
import { chooseSafetyPlace, getSafety, leaveSafetyPlace, listSafetyPlaces } from './manage-place.ts';
import { changePassphrase, tryPassphrase } from './passphrase.ts';
import { closeRestoreReport, printRestoreReport } from './print-restore-report.ts';
import { readReceipts } from './read-receipts.ts';
import { cancelSafetyWork, checkSafetyPlace, drillRestore, takeSnapshot } from './try-backup.ts';

/** Methods of the backup place, of a terminal that was brought back, and of packets for head office. */
export const safetyMethods = {
  getSafety,
  tryPassphrase,
  changePassphrase,
  listSafetyPlaces,
  chooseSafetyPlace,
  leaveSafetyPlace,
  takeSnapshot,
  checkSafetyPlace,
  drillRestore,
  cancelSafetyWork,
  printRestoreReport,
  closeRestoreReport,
  getPackets,
  lookForHeadOffice,
  savePartSize,
  makePacket,
  cancelPacket,
  readReceipts,
  getLeaving,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const safetyActs = {
  useHeadOffice: headOfficeChoosing,
  handOverTerminal: handingOver,
  closeTerminal: closing,
} satisfies Partial<CoSignedActs>;
