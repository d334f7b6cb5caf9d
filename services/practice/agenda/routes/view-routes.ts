import { route, type Route } from '#platform/http/route.ts';
import { slotsAnswer, slotsQuery } from '../api/appointments.ts';
import {
  appointmentsAnswer,
  changesAnswer,
  changesQuery,
  newsAnswer,
  patientAppointmentsParams,
} from '../api/follow-up.ts';
import { freeDaysAnswer, freeDaysQuery, viewAnswer, viewQuery } from '../api.ts';
import type { AgendaNeeds } from '../context.ts';
import { changesSince, markChangesRead, patientAppointments } from '../follow-up.ts';
import { markNewsSeen, NEWS, unseenNews, type NewsNote } from '../news.ts';
import { freeDays } from '../free-days.ts';
import { practiceSlots } from '../practice-slots.ts';
import { agendaView } from '../view.ts';
import { READING, withinAgenda } from './entering.ts';

/** Days, weeks, free times, what changed, what is new. */
export function viewRoutes(needs: AgendaNeeds, news: readonly NewsNote[] = NEWS): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/agenda/view', summary: 'Everything a day or a week shows', access: READING },
      ...{ query: viewQuery, answer: viewAnswer, perMinute: 1200 },
      handle: async (call) => withinAgenda(call, needs, (context) => agendaView(context, call.query)),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/free-days', summary: 'Days with a place left', access: READING },
      ...{ query: freeDaysQuery, answer: freeDaysAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => ({ days: [...(await freeDays(context, call.query))] })),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/slots', summary: 'Free times for a reason', access: READING },
      ...{ query: slotsQuery, answer: slotsAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => ({ times: [...(await practiceSlots(context, call.query))] })),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/changes', summary: 'What others changed since', access: READING },
      ...{ query: changesQuery, answer: changesAnswer },
      handle: async (call) => withinAgenda(call, needs, (context) => changesSince(context, call.query)),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/changes/seen', summary: 'Marks changes read', access: READING },
      answer: null,
      handle: async (call) => withinAgenda(call, needs, markChangesRead),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/patients/:patientId/appointments', summary: 'Visits of one patient' },
      ...{ access: READING, params: patientAppointmentsParams, answer: appointmentsAnswer },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => ({
          appointments: [...(await patientAppointments(context, call.params.patientId))],
        })),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/news', summary: 'New functions not seen yet', access: READING },
      answer: newsAnswer,
      handle: async (call) => withinAgenda(call, needs, (context) => unseenNews(context, news)),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/news/seen', summary: 'Marks them seen', access: READING, answer: null },
      handle: async (call) => withinAgenda(call, needs, (context) => markNewsSeen(context, news)),
    }),
  ];
}
