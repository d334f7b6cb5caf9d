import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import {
  closureParams,
  closuresAnswer,
  hoursAnswer,
  hoursQuery,
  newClosureSchema,
  newOpeningSchema,
  openingChangeSchema,
  openingParams,
  openingRemovalQuery,
} from '../api/hours.ts';
import { addClosure, removeClosure } from '../closures.ts';
import type { AgendaNeeds } from '../context.ts';
import { hoursOf } from '../hours.ts';
import { addOpening, changeOpening, removeOpening } from '../openings.ts';
import { READING, SETTING_HOURS, withinAgenda } from './entering.ts';

const saved = z.object({ id: z.uuid() });

/** Opening hours, leave and closed days. */
export function hoursRoutes(needs: AgendaNeeds): readonly Route[] {
  const setting = { access: SETTING_HOURS } as const;
  return [
    route({
      ...{ method: 'GET', path: '/api/agenda/hours', summary: 'Hours and closures of one agenda', access: READING },
      ...{ query: hoursQuery, answer: hoursAnswer },
      handle: async (call) => withinAgenda(call, needs, (context) => hoursOf(context, call.query.resourceId)),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/openings', summary: 'Opens hours, weekly or once', ...setting },
      ...{ body: newOpeningSchema, answer: saved },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await addOpening(context, call.body);
          return { id: call.body.id };
        }),
    }),
    route({
      ...{ method: 'PUT', path: '/api/agenda/openings/:openingId', summary: 'Changes opened hours', ...setting },
      ...{ params: openingParams, body: openingChangeSchema, answer: saved },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await changeOpening(context, call.params.openingId, call.body);
          return { id: call.params.openingId };
        }),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/agenda/openings/:openingId', summary: 'Takes hours away', ...setting },
      ...{ params: openingParams, query: openingRemovalQuery, answer: null },
      handle: async (call) =>
        withinAgenda(call, needs, (context) => removeOpening(context, call.params.openingId, call.query)),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/closures', summary: 'Closes agendas for a time', ...setting },
      ...{ body: newClosureSchema, answer: closuresAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => ({ closures: [...(await addClosure(context, call.body))] })),
    }),
    route({
      ...{ method: 'DELETE', path: '/api/agenda/closures/:closureId', summary: 'Opens again', ...setting },
      ...{ params: closureParams, answer: null },
      handle: async (call) => withinAgenda(call, needs, (context) => removeClosure(context, call.params.closureId)),
    }),
  ];
}
