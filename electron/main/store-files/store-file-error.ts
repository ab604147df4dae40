/** Why a file or folder of the store cannot be used. */
export type FileFault =
  | 'file-damaged'
  | 'file-not-allowed'
  | 'not-a-file'
  | 'file-missing'
  /** It speaks of another store than the one that lies beside it. */
  | 'of-another-store';

/** A file or folder of the store that cannot be used. Nothing was changed in it. */
export class StoreFileError extends Error {
  /** Name below the data folder. */
  readonly file: string;
  readonly fault: FileFault;

  constructor(file: string, fault: FileFault) {
    super(`${file}: ${fault}`);
    this.name = 'StoreFileError';
    this.file = file;
    this.fault = fault;
  }
}
