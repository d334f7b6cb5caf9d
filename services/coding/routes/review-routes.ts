import { z } from 'zod';
import { CabinetError } from '#platform/kernel/errors.ts';
import { route, type Route } from '#platform/http/route.ts';
import {
  analysisSchema,
  analyzeManyAnswer,
  analyzeManySchema,
  analyzeSchema,
  codeSearchAnswer,
  codeSearchQuery,
  newDecisionSchema,
  scopeAnswerSchema,
  stayParams,
  stayViewSchema,
  undoSchema,
} from '../api.ts';
import { askAnalysis } from '../analyses.ts';
import { formerAnalysis } from '../analysis-of-stay.ts';
import { journal, type CodingContext } from '../context.ts';
import { decide, undo } from '../deciding.ts';
import type { CodingNeeds } from '../needs.ts';
import { readStay } from '../review.ts';
import { answerScope } from '../scope.ts';
import { findStay, lockStay } from '../stays.ts';
import { within } from './entering.ts';

/** Analyse, decide, undo, search codes. */
export function reviewRoutes(needs: CodingNeeds): readonly Route[] {
  const ask = (context: CodingContext, stayId: string, restart: boolean) =>
    context.database.transaction().execute(async (transaction) => {
      await askAnalysis(transaction, context, needs.outbox, await lockStay(transaction, stayId), restart);
    });
  return [
    route({
      ...{ method: 'POST', path: '/api/coding/stays/:stayId/analyze', summary: 'Analyses the report of a stay' },
      ...{ access: { permission: 'coding.stays.import' }, params: stayParams, body: analyzeSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          await ask(context, call.params.stayId, call.body.restart);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/analyses', summary: 'Analyses the reports of several stays' },
      ...{ access: { permission: 'coding.stays.import' }, body: analyzeManySchema, answer: analyzeManyAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const stays = [];
          for (const stayId of call.body.stayIds) {
            const reason = await ask(context, stayId, false).then(() => null, reasonOf);
            stays.push({ stayId, started: reason === null, reason });
          }
          return { stays };
        }),
    }),
    route({
      ...{
        method: 'POST',
        path: '/api/coding/stays/:stayId/scope',
        summary: 'Says whether a doubtful report is an SMR stay',
      },
      ...{ access: { permission: 'coding.stays.decide' }, params: stayParams, body: scopeAnswerSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          await answerScope(context, call.params.stayId, call.body.smrStay);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{
        method: 'GET',
        path: '/api/coding/stays/:stayId/analyses/:analysisId',
        summary: 'A former analysis, as made',
      },
      ...{ access: { permission: 'coding.stays.read' }, answer: analysisSchema },
      params: stayParams.extend({ analysisId: z.uuid() }),
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { stayId, analysisId } = call.params;
          const stay = await findStay(context.database, stayId);
          const view = await formerAnalysis(context, stay, analysisId);
          await journal(context.database, context, 'coding.analysis.read', stayId, { analysis: analysisId });
          return view;
        }),
    }),
    route({
      ...{
        method: 'POST',
        path: '/api/coding/stays/:stayId/decisions',
        summary: 'Decides on a proposal, or adds a code',
      },
      ...{ access: { permission: 'coding.stays.decide' }, params: stayParams, body: newDecisionSchema },
      ...{ answer: stayViewSchema, perMinute: 1200 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          await decide(context, needs.codes, call.params.stayId, call.body);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/stays/:stayId/decisions/undo', summary: 'Takes back a decision' },
      ...{
        access: { permission: 'coding.stays.decide' },
        params: stayParams,
        body: undoSchema,
        answer: stayViewSchema,
      },
      handle: async (call) =>
        within(call, needs, async (context) => {
          await undo(context, call.params.stayId, call.body);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/codes', summary: 'Searches the classification by code or words' },
      ...{ access: { permission: 'coding.stays.decide' }, query: codeSearchQuery, answer: codeSearchAnswer },
      perMinute: 1200,
      handle: async (call) =>
        within(call, needs, async () => {
          const found = await needs.pool.search(call.query.q, call.query.limit);
          const codes = found.map(({ code, label, allowed, why }) => ({ code, label, allowed: { ...allowed }, why }));
          return { classification: needs.codes.classification, codes };
        }),
    }),
  ];
}

/** The sentence for a stay that could not be analysed; the others go on. */
function reasonOf(error: unknown): string {
  if (error instanceof CabinetError) return error.message;
  throw error;
}
