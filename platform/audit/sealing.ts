import type pg from 'pg';
import type { Clock } from '#platform/kernel/clock.ts';
import { holds, type Anchor } from './anchors.ts';
import { lastSeal, nameAddresses, sealBatch, waitingLines } from './batches.ts';
import type { Journal, Journals } from './journals.ts';
import type { ReverseNames } from './reverse-names.ts';

export interface SealingContext {
  readonly journals: Journals;
  readonly names: ReverseNames;
  readonly clock: Clock;
}

export interface Sealed {
  readonly lines: number;
  /** What transactions before this one wrote is under a seal. */
  readonly oldestRunning: bigint;
  /** False when the chain no longer holds the seal that the commons remember: the verification says what is wrong. */
  readonly sound: boolean;
}

/**
 * Seals every visible line of a journal that is not yet, in as many batches as it takes, and anchors the last seal in
 * the commons. A line whose transaction ends later falls into a later batch, whatever its number.
 */
export async function sealJournal(context: SealingContext, journal: Journal): Promise<Sealed> {
  const { anchors } = context.journals;
  const known = await anchors.of(journal.owner);
  return context.journals.within(journal, async (client) => {
    const { anchor, sound } = await soundness(client, context.journals, journal, known);
    const { lines, oldestRunning } = await sealWaiting(client, context, journal);
    const head = await lastSeal(client);
    if (sound && anchor !== null && head !== null && head.batch > anchor.batch) {
      await anchors.move(journal.owner, anchor, head);
    }
    return { lines, oldestRunning, sound };
  });
}

/** Whether the chain is the one the commons know, looked at before anything is added to it. */
async function soundness(
  client: pg.Client,
  { anchors }: Journals,
  { owner }: Journal,
  known: Anchor | null,
): Promise<{ anchor: Anchor | null; sound: boolean }> {
  if (known !== null) return { anchor: known, sound: await holds(client, known) };
  if ((await lastSeal(client)) !== null) return { anchor: null, sound: false };
  return { anchor: await anchors.lay(owner), sound: true };
}

async function sealWaiting(
  client: pg.Client,
  { journals, names, clock }: SealingContext,
  journal: Journal,
): Promise<{ lines: number; oldestRunning: bigint }> {
  const key = await journals.key(journal.owner);
  let lines = 0;
  let waiting = await waitingLines(client);
  while (waiting.lines.length > 0) {
    await nameAddresses(client, names, waiting);
    lines += await sealBatch(client, key, clock.now());
    waiting = await waitingLines(client);
  }
  return { lines, oldestRunning: waiting.oldestRunning };
}
