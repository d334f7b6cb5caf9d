import { route, type Route } from '#platform/http/route.ts';
import {
  appointmentChangeSchema,
  appointmentDetailSchema,
  appointmentParams,
  cancelSchema,
  moveSchema,
  newAppointmentSchema,
  stateChangeSchema,
  undoSchema,
} from '../api/appointments.ts';
import { historyAnswer } from '../api/follow-up.ts';
import { newSeriesSchema, seriesAnswer, seriesCheckAnswer, seriesCheckSchema } from '../api/series.ts';
import { appointmentDetail, appointmentHistory } from '../appointment-views.ts';
import { book } from '../booking.ts';
import { cancel } from '../cancelling.ts';
import { change, setState } from '../changing.ts';
import type { AgendaNeeds } from '../context.ts';
import { move } from '../moving.ts';
import { bookSeries, cancelSeries, checkSeries, moveSeries } from '../series.ts';
import { seriesView } from '../series-view.ts';
import { undo } from '../undoing.ts';
import { READING, withinAgenda, WRITING } from './entering.ts';

/** The life of appointments: each act answers the appointment again. */
export function appointmentRoutes(needs: AgendaNeeds): readonly Route[] {
  const one = { params: appointmentParams, answer: appointmentDetailSchema } as const;
  const writing = { ...one, method: 'POST', access: WRITING } as const;
  const path = '/api/agenda/appointments';
  return [
    route({
      ...{ method: 'POST', path, summary: 'Books a time, once per identifier', access: WRITING },
      ...{ body: newAppointmentSchema, answer: appointmentDetailSchema, perMinute: 1200 },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await book(context, call.body);
          return appointmentDetail(context, call.body.id);
        }),
    }),
    route({
      ...{ method: 'GET', path: `${path}/:appointmentId`, summary: 'An appointment whole', access: READING, ...one },
      handle: async (call) =>
        withinAgenda(call, needs, (context) => appointmentDetail(context, call.params.appointmentId)),
    }),
    route({
      ...{ method: 'PATCH', path: `${path}/:appointmentId`, summary: 'Changes what is not its time' },
      ...{ access: WRITING, ...one, body: appointmentChangeSchema },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await change(context, call.params.appointmentId, call.body);
          return appointmentDetail(context, call.params.appointmentId);
        }),
    }),
    route({
      ...{ path: `${path}/:appointmentId/move`, summary: 'Moves or resizes', ...writing, body: moveSchema },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          const { appointmentId } = call.params;
          const { scope } = call.body;
          if (scope === 'one') await move(context, appointmentId, call.body);
          else await moveSeries(context, appointmentId, call.body, scope);
          return appointmentDetail(context, appointmentId);
        }),
    }),
    route({
      ...{ path: `${path}/:appointmentId/state`, summary: 'Takes a visit to another state', ...writing },
      body: stateChangeSchema,
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await setState(context, call.params.appointmentId, call.body);
          return appointmentDetail(context, call.params.appointmentId);
        }),
    }),
    route({
      ...{ path: `${path}/:appointmentId/cancel`, summary: 'Cancels, keeping the reason', ...writing },
      body: cancelSchema,
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          const { appointmentId } = call.params;
          const { scope } = call.body;
          if (scope === 'one') await cancel(context, appointmentId, call.body);
          else await cancelSeries(context, appointmentId, call.body, scope);
          return appointmentDetail(context, appointmentId);
        }),
    }),
    route({
      ...{ path: `${path}/:appointmentId/undo`, summary: 'Takes back the last change', ...writing, body: undoSchema },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await undo(context, call.params.appointmentId, call.body.version);
          return appointmentDetail(context, call.params.appointmentId);
        }),
    }),
    route({
      ...{ method: 'GET', path: `${path}/:appointmentId/history`, summary: 'Who changed what, when', access: READING },
      ...{ params: appointmentParams, answer: historyAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, (context) => appointmentHistory(context, call.params.appointmentId)),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/series/check', summary: 'Looks at every date of a series' },
      ...{ access: WRITING, body: seriesCheckSchema, answer: seriesCheckAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => ({ dates: [...(await checkSeries(context, call.body))] })),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/series', summary: 'Books every date of a series, or none' },
      ...{ access: WRITING, body: newSeriesSchema, answer: seriesAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await bookSeries(context, call.body);
          return seriesView(context, call.body.id);
        }),
    }),
  ];
}
