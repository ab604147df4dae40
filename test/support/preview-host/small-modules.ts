import type {
  Dialog,
  PowerMonitor as ElectronPowerMonitor,
  MessageBoxOptions,
  OpenDialogOptions,
  SafeStorage,
} from 'electron';
import { CoveredEmitter } from './emitter.ts';
import { coverModule } from './uncovered.ts';

/** A native dialog that main wanted to show: nobody sees it here, so the host answers it. */
export type DialogRequest =
  | { readonly kind: 'error'; readonly title: string; readonly content: string }
  | { readonly kind: 'message'; readonly options: MessageBoxOptions }
  | { readonly kind: 'open'; readonly options: OpenDialogOptions };

/** `response` is the index of a button; `filePaths` are the files chosen. */
export interface DialogAnswer {
  readonly response?: number;
  readonly filePaths?: readonly string[];
}

function lastArgument<Options>(args: readonly unknown[]): Options {
  return args[args.length - 1] as Options;
}

export function createDialog(answer: (request: DialogRequest) => DialogAnswer | undefined): object {
  return coverModule('dialog', {
    showErrorBox: (title: string, content: string): void => {
      answer({ kind: 'error', title, content });
    },
    showMessageBox: async (...args: unknown[]) => {
      const options = lastArgument<MessageBoxOptions>(args);
      const response = answer({ kind: 'message', options })?.response ?? options.cancelId ?? 0;
      return { response, checkboxChecked: false };
    },
    showOpenDialog: async (...args: unknown[]) => {
      const filePaths = answer({ kind: 'open', options: lastArgument<OpenDialogOptions>(args) })?.filePaths;
      return { canceled: filePaths === undefined, filePaths: [...(filePaths ?? [])] };
    },
  } satisfies Partial<Pick<Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog'>>);
}

/** There is no keystore behind the preview host, and it says so as Electron does on a bare Linux. */
export function createSafeStorage(): object {
  return coverModule('safeStorage', {
    isEncryptionAvailable: () => false,
    getSelectedStorageBackend: () => 'basic_text',
    encryptString: (): never => {
      throw new Error(
        'Error while encrypting the text provided to safeStorage. Encryption is not available.',
      );
    },
    decryptString: (): never => {
      throw new Error(
        'Error while decrypting the text provided to safeStorage. Decryption is not available.',
      );
    },
  } satisfies Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
  >);
}

type PowerEvents = {
  suspend: [];
  resume: [];
  'on-ac': [];
  'on-battery': [];
  shutdown: [event: object];
  'lock-screen': [];
  'unlock-screen': [];
};

/** Stand-in for `powerMonitor`: a test emits the events itself. */
export class PowerMonitor
  extends CoveredEmitter<PowerEvents>
  implements Pick<ElectronPowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower' | 'getSystemIdleState'>
{
  constructor() {
    super(['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen']);
  }

  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(_seconds: number): 'active' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

export function createMenu(): object {
  return coverModule('Menu', {
    setApplicationMenu: (_menu: unknown): void => undefined,
    getApplicationMenu: () => null,
    buildFromTemplate: (_template: unknown) => coverModule('menu', {}),
  });
}

/** Shortcuts of the whole machine are never taken. */
export function createGlobalShortcut(): object {
  return coverModule('globalShortcut', {
    register: () => false,
    registerAll: () => undefined,
    isRegistered: () => false,
    unregister: () => undefined,
    unregisterAll: () => undefined,
  });
}

export function createPowerSaveBlocker(): object {
  return coverModule('powerSaveBlocker', {
    start: () => 1,
    stop: () => true,
    isStarted: () => false,
  });
}
