import { Readable } from 'node:stream';
import type { EventKind } from '#platform/kernel/module.ts';
import type { PublishedEvent } from '#platform/jobs/job.ts';
import type { Entry } from '../session.ts';

/** What one open page hears through. */
export interface LiveStreamNeeds {
  /** Hears the organisation's events. @returns how to stop. */
  readonly listen: (hear: (event: PublishedEvent) => void) => () => void;
  /** Asks again who is there and what they may do. @throws when the session or the entrance ended. */
  readonly readmit: () => Promise<Entry>;
  /** How a kind is heard; undeclared ones are heard by every member. */
  readonly kindOf: (kind: string) => Pick<EventKind, 'permission' | 'withoutIds'> | undefined;
  /** How often somebody who hears nothing is asked again, and told that the line is alive. */
  readonly beatMs: number;
}

/** How long a browser waits before it comes back. */
const RETRY_MS = 3_000;
/** What may wait for a reader who does not read: beyond, the line is cut and they read everything when back. */
const UNREAD_BYTES = 64 * 1024;

/**
 * A stream of server-sent events: ids only, told after the session and the entrance were asked again since the event
 * happened, so that a withdrawn right hears nothing more (CIM-23). It ends with either; whoever may still come in comes
 * back by themself and reads everything again.
 */
export function openLiveStream({ listen, readmit, kindOf, beatMs }: LiveStreamNeeds): Readable {
  const stream = new Readable({ read: () => {} });
  const waiting: PublishedEvent[] = [];
  let asking = false;

  const tell = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    do {
      const events = waiting.splice(0);
      const entry = await readmit().catch(() => null);
      if (stream.destroyed || entry === null) return end();
      if (events.length === 0) say('beat', {});
      for (const event of events) {
        const kind = kindOf(event.kind);
        if (!isHeardBy(entry, kind?.permission, event)) continue;
        say('happened', kind?.withoutIds === true ? { ...event, ids: {} } : event);
      }
    } while (waiting.length > 0);
    asking = false;
  };
  const say = (name: string, data: object): void => {
    stream.push(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    if (stream.readableLength > UNREAD_BYTES) stream.destroy();
  };
  const end = (): void => void (stream.destroyed || stream.push(null));

  const stop = listen((event) => {
    waiting.push(event);
    void tell();
  });
  const beat = setInterval(() => void tell(), beatMs);
  const close = (): void => {
    clearInterval(beat);
    stop();
  };
  stream.once('close', close).once('end', close);
  stream.push(`retry: ${RETRY_MS}\n\n`);
  return stream;
}

/** Somebody whose rights are for some professionals does not hear of the others'. */
function isHeardBy(entry: Pick<Entry, 'reach'>, permission: string | undefined, event: PublishedEvent): boolean {
  if (permission === undefined) return true;
  const reach = entry.reach(permission);
  const professionalId = event.ids['professionalId'];
  return reach === 'all' || (professionalId === undefined ? reach.length > 0 : reach.includes(professionalId));
}
