import { z } from 'zod';
import { forWhom, type Line } from './lines.ts';
import type { Summary } from './summary.ts';
import { actionName, moduleName, objectName } from './words/french-names.ts';

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
  /** The professional for whom it was done. */
  forWhom: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  action: z.string(),
  /** The action in French. */
  actionName: z.string(),
  object: z.object({ kind: z.string(), name: z.string(), id: z.string().nullable() }),
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

export const summarySchema = z.object({
  lines: z.int(),
  /** Most active first. `id` is null for Cabinet itself. */
  actors: z.array(
    z.object({
      kind: z.string(),
      id: z.string().nullable(),
      name: z.string(),
      lines: z.int(),
      /** Time of their newest line. */
      lastAt: z.string(),
    }),
  ),
  actions: z.array(z.object({ action: z.string(), name: z.string(), module: z.string(), lines: z.int() })),
  objects: z.array(z.object({ kind: z.string(), name: z.string(), lines: z.int() })),
});

export type ShownEntry = z.output<typeof entrySchema>;
export type ShownSummary = z.output<typeof summarySchema>;
export type ShownVerification = z.output<typeof verificationSchema>;

/** What the lines asked for hold, as the API shows it. */
export function shownSummary({ lines, actors, actions, objects }: Summary): ShownSummary {
  return {
    lines,
    actors: [...actors],
    actions: actions.map((one) => ({ ...one, name: actionName(one.action), module: moduleName(one.action) })),
    objects: objects.map((one) => ({ ...one, name: objectName(one.kind) })),
  };
}

/** A line as the API shows it. `names`: of those for whom acts are done. */
export function shownEntry(line: Line, names: ReadonlyMap<string, string>): z.input<typeof entrySchema> {
  const professional = forWhom(line);
  return {
    id: line.id,
    at: line.at,
    actor: { kind: line.actor_kind, id: line.actor_id, name: line.actor_name },
    onBehalfOf: line.on_behalf_of,
    forWhom: professional === null ? null : { id: professional, name: names.get(professional) ?? null },
    action: line.action,
    actionName: actionName(line.action),
    object: { kind: line.object_kind, name: objectName(line.object_kind), id: line.object_id },
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
