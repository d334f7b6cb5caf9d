import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { withinPractice } from '#services/practice/professionals/module.ts';
import { appointmentAnswer, byHandSchema, dayAnswer, settingsAnswer, settingsChangeSchema } from './api.ts';
import { sendByHand } from './by-hand.ts';
import { readDay, remindersOf } from './listing.ts';
import type { RemindersNeeds } from './needs.ts';
import { changeSettings, readSettings } from './settings.ts';
import { markTask } from './tasks.ts';

const READ = { permission: 'reminders.read', scope: 'professional' } as const;
const SEND = { permission: 'reminders.send', scope: 'professional' } as const;
const professionalParams = z.object({ professionalId: z.uuid() });
const appointmentParams = z.object({ appointmentId: z.uuid() });
const taskParams = z.object({ reminderId: z.uuid() });
const dayParams = z.object({ day: z.iso.date('Une date est attendue (AAAA-MM-JJ).') });

/** Every route of `/api/reminders`. */
export function reminderRoutes(needs: RemindersNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/reminders/settings', summary: 'How each professional reminds', access: READ },
      answer: settingsAnswer,
      handle: (call) => withinPractice(call, needs, readSettings),
    }),
    route({
      ...{ method: 'PUT', path: '/api/reminders/settings/:professionalId', access: SEND, answer: settingsAnswer },
      ...{ summary: 'Changes how a professional reminds', params: professionalParams, body: settingsChangeSchema },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          await changeSettings(needs, context, call.params.professionalId, call.body);
          return readSettings(context);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/reminders/days/:day', access: READ, params: dayParams, answer: dayAnswer },
      summary: 'Reminders due on a day, and the patients still to call',
      handle: (call) =>
        withinPractice(call, needs, (context) => readDay(needs, context, Temporal.PlainDate.from(call.params.day))),
    }),
    route({
      ...{ method: 'GET', path: '/api/reminders/appointments/:appointmentId', access: READ },
      ...{ summary: 'Reminders of one appointment', params: appointmentParams, answer: appointmentAnswer },
      handle: (call) =>
        withinPractice(call, needs, async (context) => ({
          reminders: await remindersOf(needs, context, call.params.appointmentId),
        })),
    }),
    route({
      ...{ method: 'POST', path: '/api/reminders/appointments/:appointmentId', access: SEND, body: byHandSchema },
      ...{ summary: 'Sends a reminder now', params: appointmentParams, answer: appointmentAnswer, perMinute: 60 },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          await sendByHand(needs, context, call.params.appointmentId, call.body);
          return { reminders: await remindersOf(needs, context, call.params.appointmentId) };
        }),
    }),
    ...([true, false] as const).map((done) =>
      route({
        ...{ method: 'POST', path: `/api/reminders/tasks/:reminderId/${done ? 'done' : 'reopen'}`, access: READ },
        ...{ summary: done ? 'Says that the patient was called' : 'Puts a call back on the list', params: taskParams },
        answer: null,
        handle: (call) =>
          withinPractice(call, needs, (context) => markTask(needs, context, call.params.reminderId, done)),
      }),
    ),
  ];
}
