import type { Commons } from '#platform/database/databases.ts';
import { route, type Route } from '#platform/http/route.ts';
import {
  acknowledgeSchema,
  acknowledgementAnswer,
  clientStatisticsAnswer,
  newAnomalyAnswer,
  newAnomalySchema,
  statisticsAnswer,
  statisticsQuery,
  stayParams,
  useAnswer,
} from '../api.ts';
import { acknowledge, acknowledgedAt } from '../acknowledgement.ts';
import { reportAnomaly } from '../anomalies.ts';
import type { CodingContext } from '../context.ts';
import type { CodingNeeds } from '../needs.ts';
import { ACKNOWLEDGEMENT } from '../notices.ts';
import { statisticsByClient } from '../review-counts.ts';
import { ratesOf, reviewedStays } from '../statistics.ts';
import { analysesByMonth } from '../use.ts';
import { contextOf, within } from './entering.ts';

/** Acknowledge, report an anomaly, rates, consumption. */
export function followUpRoutes(needs: CodingNeeds): readonly Route[] {
  return [
    route({
      ...{
        method: 'GET',
        path: '/api/coding/acknowledgement',
        summary: 'What a user acknowledges before anything else',
      },
      ...{ access: { permission: 'coding.use' }, answer: acknowledgementAnswer },
      handle: async (call) => acknowledgement(await contextOf(call, needs)),
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/acknowledgement', summary: 'Acknowledges the present wording' },
      ...{ access: { permission: 'coding.use' }, body: acknowledgeSchema, answer: acknowledgementAnswer },
      handle: async (call) => {
        const context = await contextOf(call, needs);
        await acknowledge(context, call.body.version);
        return acknowledgement(context);
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/stays/:stayId/anomalies', summary: 'Reports an anomaly on a result' },
      ...{ access: { permission: 'coding.anomalies.report' }, params: stayParams, body: newAnomalySchema },
      answer: newAnomalyAnswer,
      handle: async (call) =>
        within(call, needs, (context) => reportAnomaly(context, needs.outbox, call.params.stayId, call.body)),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/statistics', summary: 'Rates of acceptance, correction and refusal' },
      ...{ access: { permission: 'coding.statistics.read' }, query: statisticsQuery, answer: statisticsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => ratesOf(await reviewedStays(context.database, call.query))),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/use', summary: 'Analyses made, by month' },
      ...{ access: { permission: 'coding.use.read' }, answer: useAnswer },
      handle: async (call) => ({ months: [...(await analysesByMonth(call.organization.database))] }),
    }),
  ];
}

/** What who runs Cabinet follows, over every client (CIM-46). */
export function operatorRoutes(commons: Commons): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/coding/operator/statistics', summary: 'Rates by client, role and version' },
      ...{ access: { permission: 'coding.statistics.all' }, answer: clientStatisticsAnswer },
      handle: async () => statisticsByClient(commons),
    }),
  ];
}

async function acknowledgement(context: CodingContext) {
  return { ...ACKNOWLEDGEMENT, wording: [...ACKNOWLEDGEMENT.wording], acknowledgedAt: await acknowledgedAt(context) };
}
