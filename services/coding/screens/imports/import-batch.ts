import type { FileOutcome } from '../../api/imports.ts';

/** A file on its way. */
export interface ImportRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'imported' | 'refused';
  readonly outcome: FileOutcome | null;
  /** Why it was refused, as a French sentence. */
  readonly problem: string | null;
}

/** Fields that go with each file; the import's id ties them together. */
export type ImportForm = Readonly<Record<string, string>>;

interface BatchWork<File> {
  readonly send: (file: File, form: ImportForm, onProgress: (sent: number) => void) => Promise<FileOutcome>;
  /** The French sentence of a failure. */
  readonly sentence: (cause: unknown) => string;
}

interface Named {
  readonly name: string;
  readonly size: number;
}

const AT_ONCE = 4;

/** Files sent one per request, four at a time: each has its bar and its outcome, one refused stops no other. */
export class ImportBatch<File extends Named> {
  readonly #work: BatchWork<File>;
  readonly #listeners = new Set<() => void>();
  readonly #waiting: { readonly id: string; readonly file: File; readonly form: ImportForm }[] = [];
  #rows: readonly ImportRow[] = [];
  #sending = 0;
  #made = 0;

  constructor(work: BatchWork<File>) {
    this.#work = work;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly rows = (): readonly ImportRow[] => this.#rows;

  add(files: readonly File[], form: ImportForm): void {
    const added = files.map((file) => {
      this.#made += 1;
      const id = String(this.#made);
      this.#waiting.push({ id, file, form });
      const row: ImportRow = {
        id,
        name: file.name,
        bytes: file.size,
        sent: 0,
        state: 'waiting',
        outcome: null,
        problem: null,
      };
      return row;
    });
    this.#show([...this.#rows, ...added]);
    this.#next();
  }

  /** Forgets what is done. */
  clear(): void {
    this.#show(this.#rows.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }

  #next(): void {
    while (this.#sending < AT_ONCE) {
      const item = this.#waiting.shift();
      if (item === undefined) return;
      this.#sending += 1;
      void this.#sendOne(item.id, item.file, item.form).then(() => {
        this.#sending -= 1;
        this.#next();
      });
    }
  }

  async #sendOne(id: string, file: File, form: ImportForm): Promise<void> {
    this.#change(id, { state: 'sending' });
    try {
      const outcome = await this.#work.send(file, form, (sent) => this.#change(id, { sent }));
      const problem = outcome.problem?.message ?? null;
      this.#change(id, { state: outcome.outcome, outcome, problem, sent: file.size });
    } catch (cause) {
      this.#change(id, { state: 'refused', problem: this.#work.sentence(cause) });
    }
  }

  #change(id: string, change: Partial<ImportRow>): void {
    this.#show(this.#rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  }

  #show(rows: readonly ImportRow[]): void {
    this.#rows = rows;
    for (const listener of this.#listeners) listener();
  }
}
