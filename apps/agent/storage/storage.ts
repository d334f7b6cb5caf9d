/** The folders of a repository. */
export type FileKind = 'data' | 'index' | 'keys' | 'locks' | 'snapshots';

export interface StoredFile {
  /** 64 hexadecimal digits. */
  readonly name: string;
  readonly size: number;
}

/** Its only file of a fixed name. */
export const CONFIG = { kind: 'config', name: '' } as const;

/** One file: `config`, or one of a folder by its name. */
export type FileName = typeof CONFIG | { readonly kind: FileKind; readonly name: string };

/** Where the files of a repository are kept. Knows nothing of what they hold. */
export interface Storage {
  /** As a person may read it: without a password. */
  readonly place: string;
  /** Makes the folders of a repository; harmless when they are there. */
  create(): Promise<void>;
  /** Whole files only: what a crash left half written is not listed. */
  list(kind: FileKind): Promise<StoredFile[]>;
  /** @throws NotFound when there is no such file. */
  read(file: FileName): Promise<Buffer>;
  /** @throws NotFound when there is no such file. May be shorter at the end of the file. */
  readRange(file: FileName, offset: number, length: number): Promise<Buffer>;
  /** Lasting once the promise is kept. Writing what is there already is no error. */
  write(file: FileName, bytes: Buffer): Promise<void>;
  /** The same of a file on the disk, which is then gone from where it was. */
  take(file: FileName, from: string): Promise<void>;
  /** Removing what is not there is no error. */
  remove(file: FileName): Promise<void>;
  /** A folder on the disk where packs may grow, which `take` then takes them from. Gone with `close`. */
  staging(): Promise<string>;
  close(): Promise<void>;
}
