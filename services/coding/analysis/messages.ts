import type { CodeHit } from '../engine/code-search.ts';
import type { Analysis, StayFacts } from '../engine/types.ts';

/** What the pool asks of its threads, one thing at a time. */
export type ThreadRequest = { readonly id: number } & (
  | { readonly type: 'analyze'; readonly text: string; readonly stay: StayFacts; readonly lexicon: LexiconToUse | null }
  | { readonly type: 'search'; readonly query: string; readonly limit: number }
);

/** The establishment's own terms: named by their fingerprint, sent once to each thread. */
export interface LexiconToUse {
  readonly name: string;
  readonly fingerprint: string;
  /** CSV; absent when the thread should know it already. */
  readonly content?: string | undefined;
}

export type ThreadAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly result: Analysis | readonly CodeHit[] }
  /** The thread does not hold this lexicon (any more): send it. */
  | { readonly type: 'lexicon-missing'; readonly id: number }
  /** The engine threw. `stack` holds places in our sources and no message: a message could quote the report. */
  | { readonly type: 'failed'; readonly id: number; readonly stack: string };
