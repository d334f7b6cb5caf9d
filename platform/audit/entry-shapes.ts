import { z } from 'zod';
import type { Line } from './lines.ts';

/** An address or a network, v4 or v6. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

export const filtersSchema = z.object({
  actor: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  objectKind: z.string().max(200).optional(),
  objectId: z.string().max(200).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  ip: network.optional(),
  text: z.string().max(200).optional(),
});

export const entrySchema = z.object({
  id: z.int(),
  at: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  /** Organisation in whose name a delegate acted. */
  onBehalfOf: z.string().nullable(),
  action: z.string(),
  object: z.object({ kind: z.string(), id: z.string().nullable() }),
  origin: z.object({
    ip: z.string().nullable(),
    port: z.int().nullable(),
    reverseDns: z.string().nullable(),
    browserId: z.string().nullable(),
    requestId: z.string().nullable(),
  }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Whether a seal covers the line already; it does within a second or two. */
  sealed: z.boolean(),
});

export const verificationSchema = z.discriminatedUnion('intact', [
  z.object({
    intact: z.literal(true),
    batches: z.int(),
    entries: z.int(),
    erasedBatches: z.int(),
    sealedAt: z.string().nullable(),
  }),
  z.object({ intact: z.literal(false), fault: z.string(), batch: z.int(), explanation: z.string() }),
]);

/** A line as the API shows it. */
export function shownEntry(line: Line): z.input<typeof entrySchema> {
  return {
    id: line.id,
    at: line.at,
    actor: { kind: line.actor_kind, id: line.actor_id, name: line.actor_name },
    onBehalfOf: line.on_behalf_of,
    action: line.action,
    object: { kind: line.object_kind, id: line.object_id },
    origin: {
      ip: line.ip,
      port: line.port,
      reverseDns: line.reverse_dns,
      browserId: line.browser_id,
      requestId: line.request_id,
    },
    details: line.details as Record<string, string | number | boolean>,
    sealed: line.batch !== null,
  };
}
