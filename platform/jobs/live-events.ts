import { z } from 'zod';
import type { PublishedEvent } from './job.ts';

/** Channel of the commons on which events are told to open pages. */
export const EVENTS_CHANNEL = 'cabinet_events';

const toldSchema = z.object({
  organizationId: z.string(),
  kind: z.string(),
  ids: z.record(z.string(), z.string()),
});

type Hearer = (event: PublishedEvent) => void;

/**
 * Whoever keeps a page open hears what happened and reads again. Nothing is kept: who was away reads everything when
 * back. An event may be heard twice.
 */
export class LiveEvents {
  readonly #hearers = new Map<string, Set<Hearer>>();

  /** @returns how to stop hearing. */
  listen(organizationId: string, hear: Hearer): () => void {
    const hearers = this.#hearers.get(organizationId) ?? new Set();
    this.#hearers.set(organizationId, hearers.add(hear));
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0 && this.#hearers.get(organizationId) === hearers) this.#hearers.delete(organizationId);
    };
  }

  /** A message from the channel. */
  hear(message: string): void {
    const { organizationId, kind, ids } = toldSchema.parse(JSON.parse(message));
    for (const hear of this.#hearers.get(organizationId) ?? []) hear({ kind, ids });
  }
}

/** The message for the channel, which carries at most 8 000 bytes. */
export function liveMessage(organizationId: string, { kind, ids }: PublishedEvent): string {
  const message = JSON.stringify({ organizationId, kind, ids });
  return Buffer.byteLength(message) < 8_000 ? message : JSON.stringify({ organizationId, kind, ids: {} });
}
