import { route, type Route } from '#platform/http/route.ts';
import {
  newStaySchema,
  newReportSchema,
  stayChangeSchema,
  stayListAnswer,
  stayListQuery,
  stayStateAnswer,
  stayParams,
  stayViewSchema,
} from '../api.ts';
import { askAnalysis } from '../analyses.ts';
import { journal } from '../context.ts';
import type { CodingNeeds } from '../needs.ts';
import { giveReport } from '../reports.ts';
import { readStay } from '../review.ts';
import { listStays } from '../stay-list.ts';
import { changeStay, createStay, findStay, lockStay } from '../stays.ts';
import { within } from './entering.ts';

/** Stays: list, create, show, correct, give the report as text. */
export function stayRoutes(needs: CodingNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/coding/stays', summary: 'Lists stays with filters and counts by state' },
      ...{ access: { permission: 'coding.stays.read' }, query: stayListQuery, answer: stayListAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const list = await listStays(context.database, call.query);
          await journal(context.database, context, 'coding.stays.listed', null, { lines: list.stays.length });
          return list;
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/stays', summary: 'Creates a stay, with its report when text is given' },
      ...{ access: { permission: 'coding.stays.import' }, body: newStaySchema, answer: stayViewSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { text, analyze, ...facts } = call.body;
          const stayId = await context.database.transaction().execute(async (transaction) => {
            const stay = await createStay(transaction, context, facts, null);
            if (text === undefined) return stay.id;
            await giveReport(transaction, context, stay, { text, document: null });
            if (analyze === 'now') {
              await askAnalysis(transaction, context, needs.outbox, await lockStay(transaction, stay.id), false);
            }
            return stay.id;
          });
          return readStay(context, needs.codes, stayId);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/stays/:stayId', summary: 'Shows a stay with all that its review needs' },
      ...{ access: { permission: 'coding.stays.read' }, params: stayParams, answer: stayViewSchema },
      handle: async (call) => within(call, needs, (context) => readStay(context, needs.codes, call.params.stayId)),
    }),
    route({
      ...{
        method: 'GET',
        path: '/api/coding/stays/:stayId/state',
        summary: 'Says how far a stay is, without its report',
      },
      ...{ access: { permission: 'coding.stays.read' }, params: stayParams, answer: stayStateAnswer, perMinute: 1200 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const stay = await findStay(context.database, call.params.stayId);
          const { state, remaining, decisions_version: decisionsVersion, changed_at: changedAt } = stay;
          return { state, remaining, decisionsVersion, changedAt };
        }),
    }),
    route({
      ...{ method: 'PATCH', path: '/api/coding/stays/:stayId', summary: 'Corrects the facts of a stay' },
      ...{ access: { permission: 'coding.stays.import' }, params: stayParams, body: stayChangeSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { stayId } = call.params;
          await context.database
            .transaction()
            .execute((transaction) => changeStay(transaction, context, stayId, call.body));
          return readStay(context, needs.codes, stayId);
        }),
    }),
    route({
      ...{ method: 'PUT', path: '/api/coding/stays/:stayId/report', summary: 'Gives a stay its report, as text' },
      ...{ access: { permission: 'coding.stays.import' }, params: stayParams, body: newReportSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { stayId } = call.params;
          const { text, analyze } = call.body;
          await context.database.transaction().execute(async (transaction) => {
            await giveReport(transaction, context, await lockStay(transaction, stayId), { text, document: null });
            if (analyze === 'after-check') return;
            await askAnalysis(transaction, context, needs.outbox, await lockStay(transaction, stayId), false);
          });
          return readStay(context, needs.codes, stayId);
        }),
    }),
  ];
}
