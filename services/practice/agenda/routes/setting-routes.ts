import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { settingsSchema } from '../api/follow-up.ts';
import {
  newReasonSchema,
  newResourceSchema,
  reasonChangeSchema,
  reasonParams,
  reasonsAnswer,
  resourceChangeSchema,
  resourceParams,
  resourcesAnswer,
} from '../api/resources.ts';
import type { AgendaNeeds } from '../context.ts';
import { offerOfToday } from '../online.ts';
import { addReason, changeReason, reasonsOf } from '../reasons.ts';
import { addResource, changeResource, visibleResources } from '../resources.ts';
import { changeSettings, settingsOf } from '../settings.ts';
import { READING, SETTING_HOURS, SETTING_REASONS, withinAgenda } from './entering.ts';

const saved = z.object({ id: z.uuid() });

/** Professionals, rooms, devices, reasons, settings. */
export function settingRoutes(needs: AgendaNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/agenda/resources', summary: 'Agendas the caller may see', access: READING },
      answer: resourcesAnswer,
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          const { plan } = await offerOfToday(context.database, context.now);
          const resources = [...(await visibleResources(context))];
          return { version: plan, onlineBooking: plan === 'premium', resources };
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/resources', summary: 'Adds a room or a device', access: SETTING_HOURS },
      ...{ body: newResourceSchema, answer: saved },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await addResource(context, call.body);
          return { id: call.body.id };
        }),
    }),
    route({
      ...{ method: 'PATCH', path: '/api/agenda/resources/:resourceId', summary: 'Changes an agenda' },
      ...{ access: SETTING_HOURS, params: resourceParams, body: resourceChangeSchema, answer: null },
      handle: async (call) =>
        withinAgenda(call, needs, (context) => changeResource(context, call.params.resourceId, call.body)),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/reasons', summary: 'Reasons for a visit', access: READING },
      answer: reasonsAnswer,
      handle: async (call) =>
        withinAgenda(call, needs, async ({ database }) => ({ reasons: [...(await reasonsOf(database))] })),
    }),
    route({
      ...{ method: 'POST', path: '/api/agenda/reasons', summary: 'Adds a reason', access: SETTING_REASONS },
      ...{ body: newReasonSchema, answer: saved },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await addReason(context, call.body);
          return { id: call.body.id };
        }),
    }),
    route({
      ...{ method: 'PATCH', path: '/api/agenda/reasons/:reasonId', summary: 'Changes a reason' },
      ...{ access: SETTING_REASONS, params: reasonParams, body: reasonChangeSchema, answer: null },
      handle: async (call) =>
        withinAgenda(call, needs, (context) => changeReason(context, call.params.reasonId, call.body)),
    }),
    route({
      ...{ method: 'GET', path: '/api/agenda/settings', summary: 'Settings of the agenda', access: READING },
      answer: settingsSchema,
      handle: async (call) => withinAgenda(call, needs, ({ database }) => settingsOf(database)),
    }),
    route({
      ...{ method: 'PUT', path: '/api/agenda/settings', summary: 'Changes them', access: SETTING_HOURS },
      ...{ body: settingsSchema, answer: settingsSchema },
      handle: async (call) =>
        withinAgenda(call, needs, async (context) => {
          await changeSettings(context, call.body);
          return settingsOf(context.database);
        }),
    }),
  ];
}
