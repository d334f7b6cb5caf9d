import type { EventKind } from '#platform/kernel/module.ts';
import type { PublishedEvent } from '#platform/jobs/job.ts';
import { z } from 'zod';
import { readmit, type Doors } from '../authorization.ts';
import { route, type Route } from '../route.ts';
import { openLiveStream } from './live-stream.ts';
import type { LiveStreams } from './live-streams.ts';

/** Where the events of organisations are heard (`platform/jobs`). */
export interface LiveSource {
  listen(organizationId: string, hear: (event: PublishedEvent) => void): () => void;
}

interface LiveNeeds {
  readonly doors: Doors;
  readonly source: LiveSource;
  readonly streams: LiveStreams;
  /** Every event the modules declare. */
  readonly events: readonly EventKind[];
  readonly beatMs: number;
}

/** `GET /api/events?organization=…`: what happens in an organisation, to those who may enter it. */
export function liveRoutes({ doors, source, streams, events, beatMs }: LiveNeeds): readonly Route[] {
  const kinds = new Map(events.map((kind) => [kind.name, kind]));
  return [
    route({
      ...{ method: 'GET', path: '/api/events', access: 'member', query: z.object({}), answer: 'stream' },
      summary: 'Server-sent events: kind and ids of what happens, to be read again; `beat` when nothing does',
      handle: async ({ request, reply, session, act, organization: { organizationId } }) => {
        const stream = streams.open(String(session.actor.id), () =>
          openLiveStream({
            listen: (hear) => source.listen(organizationId, hear),
            readmit: () => readmit(request, organizationId, act, doors),
            kindOf: (kind) => kinds.get(kind),
            beatMs,
          }),
        );
        // A proxy that gathers answers would hold the events back; a connection kept for later would hold a stop back.
        reply.headers({ 'x-accel-buffering': 'no', connection: 'close' }).type('text/event-stream; charset=utf-8');
        return stream;
      },
    }),
  ];
}
