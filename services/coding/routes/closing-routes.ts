import { route, type Route } from '#platform/http/route.ts';
import { fileNameParameters } from '#platform/documents/serving.ts';
import {
  exportParams,
  exportQuery,
  historyAnswer,
  reopenSchema,
  stayParams,
  stayViewSchema,
  validateSchema,
} from '../api.ts';
import { codedStayCsv } from '../exports/csv.ts';
import { codedStayJson } from '../exports/json.ts';
import { codedStayPdf } from '../exports/pdf.ts';
import { prepareExport } from '../exports/prepare.ts';
import { readHistory } from '../history.ts';
import type { CodingNeeds } from '../needs.ts';
import { readStay } from '../review.ts';
import { reopen, validate } from '../validating.ts';
import { within } from './entering.ts';

const FORMS = {
  json: { type: 'application/json; charset=utf-8', write: codedStayJson },
  csv: { type: 'text/csv; charset=utf-8', write: codedStayCsv },
  pdf: { type: 'application/pdf', write: codedStayPdf },
} as const;

/** Close a coding, open it again, look back, take it out. */
export function closingRoutes(needs: CodingNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/coding/stays/:stayId/validate', summary: 'Validates the coding of a stay' },
      ...{ access: { permission: 'coding.stays.validate' }, params: stayParams, body: validateSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          await validate(context, needs, call.params.stayId, call.body);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/coding/stays/:stayId/reopen', summary: 'Opens a validated coding again' },
      ...{ access: { permission: 'coding.stays.validate' }, params: stayParams, body: reopenSchema },
      answer: stayViewSchema,
      handle: async (call) =>
        within(call, needs, async (context) => {
          await reopen(context, needs.outbox, call.params.stayId, call.body.reason);
          return readStay(context, needs.codes, call.params.stayId);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/stays/:stayId/history', summary: 'Every version, analysis and decision' },
      ...{ access: { permission: 'coding.stays.read' }, params: stayParams, answer: historyAnswer },
      handle: async (call) => within(call, needs, (context) => readHistory(context, call.params.stayId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/coding/stays/:stayId/export/:format', summary: 'The validated coding as a file' },
      ...{ access: { permission: 'coding.stays.export' }, params: exportParams, query: exportQuery, answer: 'stream' },
      contractAction: 'export',
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { stayId, format } = call.params;
          const coded = await prepareExport(context, stayId, { format, version: call.query.version });
          const { type, write } = FORMS[format];
          const name = `codage ${coded.stay.localId} v${coded.coding.version}.${format}`;
          call.reply.header('content-disposition', `attachment; ${fileNameParameters(name)}`);
          return call.reply.type(type).send(await write(coded));
        }),
    }),
  ];
}
