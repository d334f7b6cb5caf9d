import { parentPort } from 'node:worker_threads';
import { CabinetError } from '#platform/kernel/errors.ts';
import { damaged, type Refusal } from './extraction-refusals.ts';
import type { ExtractedText, TextKind } from './extracted-text.ts';
import { extractText } from './text-extraction.ts';

/** What the pool asks of a worker, one at a time. */
export interface ExtractionOrder {
  readonly content: Uint8Array;
  readonly kind: TextKind;
}

/** What it answers. */
export type ExtractionAnswer = { readonly text: ExtractedText } | { readonly refusal: Refusal };

parentPort?.on('message', async ({ content, kind }: ExtractionOrder) => {
  parentPort?.postMessage(await answer(content, kind));
});

async function answer(content: Uint8Array, kind: TextKind): Promise<ExtractionAnswer> {
  try {
    return { text: await extractText(content, kind) };
  } catch (error) {
    const { status, code, message } = error instanceof CabinetError ? error : damaged();
    return { refusal: { status, code, message } };
  }
}
