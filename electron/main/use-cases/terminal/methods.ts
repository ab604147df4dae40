import type { UseCases } from '#electron/main/context/handlers.ts';
import type { CoSignedActs } from '#electron/main/use-cases/approvals/co-sign.ts';
import { getQueues } from './get-queues.ts';
import { getSettings, listPrinters, saveSettings } from './manage-settings.ts';
import { addVisaType, setVisaTypeRetired } from './manage-visa-types.ts';
import { clockSetting } from './set-clock-right.ts';

/** Methods of the terminal: settings, visas, clock and what waits, each by the use case that answers it. */
export const terminalMethods = {
  getSettings,
  saveSettings,
  listPrinters,
  addVisaType,
  setVisaTypeRetired,
  getQueues,
} satisfies Partial<UseCases>;

/** Acts of this feature that take two people. */
export const terminalActs = {
  setClockRight: clockSetting,
} satisfies Partial<CoSignedActs>;
