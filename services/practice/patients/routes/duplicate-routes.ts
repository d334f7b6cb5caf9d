import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { requireAccess } from '../access/require-access.ts';
import { duplicatePairSchema, mergePreviewSchema, mergeSchema, pairQuery, pairSchema } from '../api/duplicates.ts';
import { mergeFiles, pairOfMerge, undoMerge } from '../duplicates/merging.ts';
import { duplicatePairs, previewMerge, tellApart } from '../duplicates/pairs.ts';
import type { PatientsNeeds } from '../needs.ts';
import { changing, holding, within } from './entering.ts';

const MERGE = holding('patients.merge');
const mergeParams = z.object({ mergeId: z.uuid() });

/** Files that are one patient's: found, compared, merged, and parted again. */
export function duplicateRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/patients/duplicates', summary: 'Pairs of files that look like one patient' },
      ...{ access: MERGE, answer: z.object({ pairs: z.array(duplicatePairSchema) }), perMinute: 20 },
      handle: async (call) => within(call, needs, async (context) => ({ pairs: await duplicatePairs(context) })),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/duplicates/distinct', summary: 'Says that two files are two people' },
      ...{ access: MERGE, body: pairSchema, answer: null },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const one = await requireAccess(context, call.body.oneId, 'patients.merge');
          const other = await requireAccess(context, call.body.otherId, 'patients.merge');
          await context.database
            .transaction()
            .execute((transaction) => tellApart(transaction, context, [one.id, other.id]));
        }),
    }),
    route({
      ...{
        method: 'GET',
        path: '/api/patients/merges/preview',
        summary: 'Two files side by side, and what would move',
      },
      ...{ access: MERGE, query: pairQuery, answer: mergePreviewSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const kept = await requireAccess(context, call.query.kept, 'patients.merge');
          const merged = await requireAccess(context, call.query.merged, 'patients.merge');
          return previewMerge(context, kept.id, merged.id);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/merges', summary: 'Makes one file of two' },
      ...{ access: MERGE, body: mergeSchema, answer: z.object({ mergeId: z.uuid() }) },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id: keptId } = await requireAccess(context, call.body.keptId, 'patients.merge');
          await requireAccess(context, call.body.mergedId, 'patients.merge');
          const mergeId = await changing(context, needs, keptId, (transaction) =>
            mergeFiles(transaction, context, call.body),
          );
          return { mergeId };
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/merges/:mergeId/undo', summary: 'Parts them again, whole' },
      ...{ access: MERGE, params: mergeParams, answer: z.object({ keptId: z.uuid(), mergedId: z.uuid() }) },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { keptId } = await pairOfMerge(context, call.params.mergeId);
          // A merged file is opened as the kept one, whose bans are those of both.
          await requireAccess(context, keptId, 'patients.merge');
          return context.database.transaction().execute(async (transaction) => {
            const parted = await undoMerge(transaction, context, call.params.mergeId);
            for (const patientId of [parted.keptId, parted.mergedId]) {
              await needs.outbox.publish(transaction, { kind: 'patients.patient.changed', ids: { patientId } });
            }
            return parted;
          });
        }),
    }),
  ];
}
