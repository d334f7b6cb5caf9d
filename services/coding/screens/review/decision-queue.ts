import type { StayView } from '../../api/review.ts';
import type { Pending } from './pending-decisions.ts';

export interface QueueState {
  readonly items: readonly Pending[];
  /**
   * The stay as the server last answered it. It changes together with `items`: were an item dropped before its effect
   * is seen, "undo" struck in between would take back the decision before.
   */
  readonly answered: StayView | null;
  /** The last try got no answer: items are kept and tried again. */
  readonly waiting: boolean;
  /** The last item the server said no to, until the person has read it: its effect is gone. */
  readonly refused: Refused | null;
}

export interface Refused {
  readonly item: Pending;
  readonly cause: unknown;
}

interface QueueWork {
  /** Sends one item and gives the stay as it is then. */
  readonly send: (item: Pending) => Promise<StayView>;
  /** Whether a failure says nothing of the item: no network, server away. */
  readonly isAway: (cause: unknown) => boolean;
  /** Whether the session had ended: the item was not looked at. */
  readonly isSignedOut: (cause: unknown) => boolean;
  readonly onAnswer: (view: StayView) => void;
  /** Keeps the items where they survive a reload. */
  readonly keep: (items: readonly Pending[]) => void;
  /** Calls back later; `setTimeout` in the browser. */
  readonly later: (act: () => void, milliseconds: number) => void;
}

const SLOWEST_MILLISECONDS = 5000;

/**
 * Decisions on their way to the server: one at a time, in order, none lost while the network is away or the session has
 * ended. What is sent twice counts once, since each carries an id made here.
 */
export class DecisionQueue {
  readonly #work: QueueWork;
  readonly #listeners = new Set<() => void>();
  #state: QueueState;
  #sending = false;
  #failures = 0;
  /** Until the same person is known to be back, nothing leaves: it would be sent in the name of whoever signed in. */
  #signedOut = false;

  constructor(work: QueueWork, kept: readonly Pending[] = []) {
    this.#work = work;
    this.#state = { items: kept, answered: null, waiting: false, refused: null };
    if (kept.length > 0) void this.#run();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): QueueState => this.#state;

  add(item: Pending): void {
    this.#change({ ...this.#state, items: [...this.#state.items, item] });
    void this.#run();
  }

  /** Takes back a decision that has not been sent. @returns whether there was one. */
  takeBack(decisionId: string): boolean {
    const unsent = this.#sending ? this.#state.items.slice(1) : this.#state.items;
    const found = unsent.find((item) => item.kind === 'decide' && item.decision.id === decisionId);
    if (found === undefined) return false;
    this.#change({ ...this.#state, items: this.#state.items.filter((item) => item !== found) });
    return true;
  }

  /** Tries now: the network came back. */
  retry(): void {
    void this.#run();
  }

  /** The person whose decisions these are is signed in again. */
  signedIn(): void {
    if (!this.#signedOut) return;
    this.#signedOut = false;
    void this.#run();
  }

  /** The person has read the refusal. */
  dismissRefusal(): void {
    this.#change({ ...this.#state, refused: null });
  }

  async #run(): Promise<void> {
    if (this.#sending || this.#signedOut) return;
    this.#sending = true;
    for (let item = this.#state.items[0]; item !== undefined; item = this.#state.items[0]) {
      const kept = await this.#deliver(item);
      if (kept) break;
    }
    this.#sending = false;
  }

  /** @returns whether the item is kept, the server being away or the session ended. */
  async #deliver(item: Pending): Promise<boolean> {
    const rest = () => this.#state.items.filter((other) => other !== item);
    try {
      const view = await this.#work.send(item);
      this.#failures = 0;
      this.#work.onAnswer(view);
      this.#change({ ...this.#state, items: rest(), answered: view, waiting: false });
    } catch (cause) {
      if (this.#work.isAway(cause)) {
        this.#failures += 1;
        this.#change({ ...this.#state, waiting: true });
        this.#work.later(() => this.retry(), Math.min(1000 * 2 ** this.#failures, SLOWEST_MILLISECONDS));
        return true;
      }
      if (this.#work.isSignedOut(cause)) {
        this.#signedOut = true;
        this.#change({ ...this.#state, waiting: false });
        return true;
      }
      this.#change({ ...this.#state, items: rest(), waiting: false, refused: { item, cause } });
    }
    return false;
  }

  #change(state: QueueState): void {
    this.#state = state;
    this.#work.keep(state.items);
    for (const listener of this.#listeners) listener();
  }
}
