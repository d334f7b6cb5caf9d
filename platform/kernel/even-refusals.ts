import { setTimeout } from 'node:timers/promises';
import { NotFound } from './errors.ts';

/** Longer than looking up anything that is refused takes. */
const STEP_MS = 100;

/**
 * Opens what a secret names. Whatever is not found on the way is refused in the same words, and after the same time:
 * whoever tries learns neither what exists nor how near they came.
 * @throws what `refusal` makes, in the place of any {NotFound}
 */
export async function evenly<Result>(refusal: () => NotFound, open: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const spent = performance.now() - began;
    await setTimeout(Math.ceil(spent / STEP_MS) * STEP_MS - spent);
    throw refusal();
  }
}
