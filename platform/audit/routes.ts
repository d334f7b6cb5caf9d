import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Clock } from '#platform/kernel/clock.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Audit } from './audit.ts';
import { csvOf } from './csv.ts';
import {
  entrySchema,
  filtersSchema,
  shownEntry,
  shownSummary,
  summarySchema,
  verificationSchema,
} from './entry-shapes.ts';
import { faultSentence } from './faults.ts';
import { recordAct } from './record.ts';
import { everyEntry, searchEntries } from './search.ts';
import { summarize } from './summary.ts';

const READ = { permission: 'audit.read' } as const;

/** The organisation's own journal, for whoever may read it (CIM-25, CIM-139). */
export function auditRoutes(audit: Audit, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/audit/entries',
      summary: 'Lines of the journal, newest first.',
      access: READ,
      query: filtersSchema.extend({
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answer: z.object({ entries: z.array(entrySchema), next: z.int().nullable() }),
      handle: async ({ query, organization }) => {
        const { before, limit, ...filters } = query;
        const { entries, next } = await searchEntries(organization.database, filters, { before, limit });
        const names = await audit.namesFor(organization.database, entries);
        return { entries: entries.map((line) => shownEntry(line, names)), next };
      },
    }),
    route({
      method: 'GET',
      path: '/api/audit/entries.csv',
      summary: 'The same lines as a CSV file, all pages together; the export is itself a line.',
      access: READ,
      query: filtersSchema,
      answer: 'stream',
      perMinute: 10,
      handle: async ({ query, organization, act, reply }) => {
        await recordAct(organization.database, act, {
          action: 'audit.entries.export',
          object: { kind: 'journal', id: null },
          at: clock.now(),
        });
        reply.type('text/csv; charset=utf-8');
        reply.header('content-disposition', 'attachment; filename="journal.csv"');
        return Readable.from(csvOf(everyEntry(organization.database, query)));
      },
    }),
    route({
      method: 'GET',
      path: '/api/audit/summary',
      summary: 'Who, which actions and which objects are in the lines asked for, with how many lines each.',
      access: READ,
      query: filtersSchema,
      answer: summarySchema,
      handle: async ({ query, organization }) => shownSummary(await summarize(organization.database, query)),
    }),
    route({
      method: 'GET',
      path: '/api/audit/verification',
      summary: 'Reads the whole journal again and says whether anything was altered.',
      access: READ,
      answer: verificationSchema,
      perMinute: 6,
      handle: async ({ organization }) => {
        const verified = await audit.verify(organization.organizationId);
        if (verified.intact) return verified;
        return { ...verified, explanation: faultSentence(verified.fault, verified.batch) };
      },
    }),
  ];
}
