/**
 * One statement at a time for what many ask at once: whoever asks while it runs goes into the next one together. When
 * nothing runs nobody waits.
 */
export class Gathering<Item> {
  readonly #work: (items: readonly Item[]) => Promise<void>;
  #waiting: Item[] = [];
  #next: Promise<void> | null = null;
  #turn: Promise<void> = Promise.resolve();
  #running = false;

  constructor(work: (items: readonly Item[]) => Promise<void>) {
    this.#work = work;
  }

  /** Whether nothing waits or runs. */
  get idle(): boolean {
    return this.#next === null && !this.#running;
  }

  /** Resolves, or rejects, with the statement this one went into. */
  add(item: Item): Promise<void> {
    this.#waiting.push(item);
    this.#next ??= this.#turn.then(() => {
      const items = this.#waiting;
      this.#waiting = [];
      this.#next = null;
      this.#running = true;
      return this.#work(items).finally(() => (this.#running = false));
    });
    const mine = this.#next;
    this.#turn = mine.catch(() => {});
    return mine;
  }
}
