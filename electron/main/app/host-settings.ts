import type { HashingCost } from '#electron/main/keys/secret-hasher.ts';

/** argon2id of production: memory in KiB, passes, lanes. Source: OWASP's floor is 19456/2/1; tuned upward. */
const PRODUCTION_HASHING = { memory: 131_072, passes: 3, lanes: 1 } as const;
/** Below this argon2 itself refuses one lane. */
const LEAST_HASHING_MEMORY = 8;

export interface HostSettings {
  /** Folder of the data, or undefined for the operating system's usual place. */
  readonly dataDirectory: string | undefined;
  /** Full screen, shortcuts closed, windows that cannot be closed. */
  readonly kioskMode: boolean;
  readonly preview: boolean;
  readonly hashing: HashingCost;
  /** Where mails are written instead of sent; an absolute path, or anything else for the data folder's own. */
  readonly mailFolder: string | undefined;
  /** Folder that stands for a removable drive. */
  readonly usbFolder: string | undefined;
}

export interface HostVariables {
  /** Folder of the data. */
  readonly VENTANILLA_DATA?: string | undefined;
  /** `1`: as installed. */
  readonly VENTANILLA_KIOSK?: string | undefined;
  /** `1`: the screens say that this is not for production. */
  readonly VENTANILLA_PREVIEW?: string | undefined;
  /** KiB. */
  readonly VENTANILLA_HASH_MEMORY?: string | undefined;
  readonly VENTANILLA_MAIL_FOLDER?: string | undefined;
  readonly VENTANILLA_USB_FOLDER?: string | undefined;
}

/**
 * Reads the environment. Installed, only `VENTANILLA_DATA` counts: what serves development and tests is ignored, so
 * that no variable on a branch's machine weakens it.
 */
export function readHostSettings(environment: HostVariables, packaged: boolean): HostSettings {
  const dataDirectory = environment.VENTANILLA_DATA || undefined;
  if (packaged) {
    return {
      dataDirectory,
      kioskMode: true,
      preview: false,
      hashing: PRODUCTION_HASHING,
      mailFolder: undefined,
      usbFolder: undefined,
    };
  }
  return {
    dataDirectory,
    kioskMode: environment.VENTANILLA_KIOSK === '1',
    preview: environment.VENTANILLA_PREVIEW === '1',
    hashing: { ...PRODUCTION_HASHING, ...readHashing(environment.VENTANILLA_HASH_MEMORY) },
    mailFolder: environment.VENTANILLA_MAIL_FOLDER || undefined,
    usbFolder: environment.VENTANILLA_USB_FOLDER || undefined,
  };
}

function readHashing(memory: string | undefined): { memory?: number; passes?: number } {
  const value = Number(memory);
  if (!Number.isInteger(value) || value < LEAST_HASHING_MEMORY) return {};
  return { memory: Math.min(value, PRODUCTION_HASHING.memory) };
}
