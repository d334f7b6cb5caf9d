import type { Candidate } from './candidates.ts';
import { priorOf } from './code-priors.ts';
import { SOURCE_RANK } from '../dictionary/compile-dictionary.ts';
import type { Mention } from '../reading/mentions.ts';
import type { Band } from '../types.ts';

/**
 * Probability that a coder keeps a code, from what says it. The weights were fitted by hand on invented reports
 * (bench/corpus/coding), then rounded; the bench prints how far they can be trusted.
 */
export function confidenceOf({ code, mentions }: Candidate): number {
  const best = Math.max(...mentions.map(strengthOf));
  const repeats = Math.min(2, new Set(mentions.map(({ proposition }) => proposition)).size - 1);
  const logit = best + 0.5 * repeats + priorOf(code);
  return 1 / (1 + Math.exp(-logit));
}

const BY_RANK: readonly number[] = [0, -0.8, -0.8, -0.6, -0.1, 0.5, 1.2, 1.6];

function strengthOf({ rank, words, weight, misspelt, bearing, codes }: Mention): number {
  let logit = BY_RANK[rank] ?? 0;
  logit += Math.min(3, words - 1) * 0.5;
  if (words === 1 && rank < SOURCE_RANK.own) logit -= 0.8;
  logit += Math.min(1, Math.max(-1, (weight - 9) / 6));
  logit -= misspelt * 0.6;
  logit -= Math.min(3, codes.length - 1) * 0.3;
  if (bearing === 'main') logit += 0.9;
  if (bearing === 'evidence') logit -= 1;
  return logit;
}

export function bandOf(confidence: number): Band {
  if (confidence >= 0.72) return 'high';
  return confidence >= 0.45 ? 'medium' : 'low';
}
