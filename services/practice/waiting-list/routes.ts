import type { OrganizationCall } from '#platform/http/route.ts';
import { route, type Route } from '#platform/http/route.ts';
import { withinPractice, type PracticeContext } from '#services/practice/professionals/module.ts';
import { askNext, offerByHand, takeBack } from './acts.ts';
import {
  cascadeParams,
  cascadesAnswer,
  figuresAnswer,
  newCascadeSchema,
  newRequestSchema,
  requestChangeSchema,
  requestParams,
  requestsAnswer,
  settingsSchema,
} from './api.ts';
import { readFigures } from './figures-read.ts';
import type { WaitingListNeeds } from './needs.ts';
import { addRequest, changeRequest } from './requests.ts';
import { changeSettings, settingsOf } from './settings.ts';
import { cascadeViews, requestViews } from './views.ts';
import { withdrawRequest } from './withdrawing.ts';

const access = { permission: 'waiting-list.manage', scope: 'professional' } as const;

/** Every route of the waiting list. */
export function waitingListRoutes(needs: WaitingListNeeds): readonly Route[] {
  const requests = async (call: OrganizationCall, work: (context: PracticeContext) => Promise<void>) =>
    withinPractice(call, needs, async (context) => {
      await work(context);
      return requestViews(context, needs);
    });
  const cascades = async (call: OrganizationCall, work: (context: PracticeContext) => Promise<void>) =>
    withinPractice(call, needs, async (context) => {
      await work(context);
      return cascadeViews(context, needs);
    });
  const nothing = async () => {};
  const ofRequests = { access, answer: requestsAnswer } as const;
  const ofCascades = { access, answer: cascadesAnswer } as const;
  return [
    route({
      ...{ method: 'GET', path: '/api/waiting-list/requests', summary: 'Who waits', ...ofRequests },
      handle: async (call) => requests(call, nothing),
    }),
    route({
      ...{ method: 'POST', path: '/api/waiting-list/requests', summary: 'Puts a patient on the list', ...ofRequests },
      body: newRequestSchema,
      handle: async (call) => requests(call, (context) => addRequest(context, needs, call.body)),
    }),
    route({
      ...{
        method: 'PATCH',
        path: '/api/waiting-list/requests/:requestId',
        summary: 'Changes a request',
        ...ofRequests,
      },
      ...{ params: requestParams, body: requestChangeSchema },
      handle: async (call) =>
        requests(call, (context) => changeRequest(context, needs, call.params.requestId, call.body)),
    }),
    route({
      ...{ method: 'POST', path: '/api/waiting-list/requests/:requestId/withdraw', summary: 'Ends a request' },
      ...{ ...ofRequests, params: requestParams },
      handle: async (call) => requests(call, (context) => withdrawRequest(context, needs, call.params.requestId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/waiting-list/cascades', summary: 'Freed times under way', ...ofCascades },
      handle: async (call) => cascades(call, nothing),
    }),
    route({
      ...{ method: 'POST', path: '/api/waiting-list/cascades', summary: 'Offers a free time by hand', ...ofCascades },
      body: newCascadeSchema,
      handle: async (call) => cascades(call, (context) => offerByHand(context, needs, call.body)),
    }),
    route({
      ...{ method: 'POST', path: '/api/waiting-list/cascades/:cascadeId/next', summary: 'Asks the next patient' },
      ...{ ...ofCascades, params: cascadeParams },
      handle: async (call) => cascades(call, (context) => askNext(context, needs, call.params.cascadeId)),
    }),
    route({
      ...{ method: 'POST', path: '/api/waiting-list/cascades/:cascadeId/take-back', summary: 'Takes the time back' },
      ...{ ...ofCascades, params: cascadeParams },
      handle: async (call) => cascades(call, (context) => takeBack(context, needs, call.params.cascadeId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/waiting-list/figures', summary: 'How many are filled, how fairly', access },
      answer: figuresAnswer,
      handle: async (call) => withinPractice(call, needs, readFigures),
    }),
    route({
      ...{ method: 'GET', path: '/api/waiting-list/settings', summary: 'Settings of the list', access },
      answer: settingsSchema,
      handle: async (call) => withinPractice(call, needs, ({ database }) => settingsOf(database)),
    }),
    route({
      ...{ method: 'PUT', path: '/api/waiting-list/settings', summary: 'Changes them', access },
      ...{ body: settingsSchema, answer: settingsSchema },
      handle: async (call) =>
        withinPractice(call, needs, async (context) => {
          await changeSettings(context, call.body);
          return settingsOf(context.database);
        }),
    }),
  ];
}
