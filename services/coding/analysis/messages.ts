import type { Analysis, StayFacts } from '../engine/types.ts';

/** What the pool and its workers say to each other. */
export interface AnalysisRequest {
  readonly id: number;
  readonly text: string;
  readonly stay: StayFacts;
  readonly lexicon: LexiconToUse | null;
}

/** The establishment's own terms: named by their fingerprint, sent once to each worker. */
export interface LexiconToUse {
  readonly name: string;
  readonly fingerprint: string;
  /** CSV; absent when the worker should know it already. */
  readonly content?: string | undefined;
}

export type WorkerAnswer =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly analysis: Analysis }
  /** The worker does not hold this lexicon (any more): send it. */
  | { readonly type: 'lexicon-missing'; readonly id: number }
  /** The engine threw. `stack` holds places in our sources and no message: a message could quote the report. */
  | { readonly type: 'failed'; readonly id: number; readonly stack: string };
