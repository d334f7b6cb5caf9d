import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import {
  careKindsAnswer,
  communesAnswer,
  communesQuery,
  newProfessionalSchema,
  practiceSchema,
  professionalParams,
  professionalPlaceSchema,
  siteParams,
  siteValuesSchema,
} from '../api/practice.ts';
import { withinPractice } from '../entering.ts';
import type { ProfessionalsNeeds } from '../needs.ts';
import { practiceOf } from '../practice.ts';
import { ENTERING } from '../rights.ts';
import { addProfessional, arrangeProfessional, leavePractice, saveSite } from '../setting-up.ts';

const MANAGE = { permission: 'professionals.practice.manage' } as const;
const created = z.object({ id: z.uuid() });

/** Places and people of a practice: shown to whoever works there, changed by who runs it. */
export function practiceRoutes(needs: ProfessionalsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/professionals/practice', summary: 'Shows places, professionals and offer' },
      ...{ access: ENTERING, answer: practiceSchema },
      handle: (call) => withinPractice(call, needs, (context) => practiceOf(context, needs.kinds)),
    }),
    route({
      ...{ method: 'POST', path: '/api/professionals/sites', summary: 'Adds a place', access: MANAGE },
      ...{ body: siteValuesSchema, answer: created },
      handle: (call) =>
        withinPractice(call, needs, async (context) => ({ id: await saveSite(needs, context, call.body, null) })),
    }),
    route({
      ...{ method: 'PUT', path: '/api/professionals/sites/:siteId', summary: 'Changes a place', access: MANAGE },
      ...{ params: siteParams, body: siteValuesSchema, answer: created },
      handle: (call) =>
        withinPractice(call, needs, async (context) => ({
          id: await saveSite(needs, context, call.body, call.params.siteId),
        })),
    }),
    route({
      ...{ method: 'POST', path: '/api/professionals/professionals', summary: 'Adds a professional', access: MANAGE },
      ...{ body: newProfessionalSchema, answer: created },
      handle: (call) =>
        withinPractice(call, needs, async (context) => ({ id: await addProfessional(needs, context, call.body) })),
    }),
    route({
      ...{ method: 'PATCH', path: '/api/professionals/professionals/:professionalId', access: MANAGE },
      summary: 'Changes place, colour and order of a professional',
      ...{ params: professionalParams, body: professionalPlaceSchema, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) =>
          arrangeProfessional(needs, context, call.params.professionalId, call.body),
        ),
    }),
    route({
      ...{ method: 'POST', path: '/api/professionals/professionals/:professionalId/departure', access: MANAGE },
      ...{ summary: 'Records that a professional left', params: professionalParams, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => leavePractice(needs, context, call.params.professionalId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/professionals/communes', summary: 'Finds communes', access: ENTERING },
      ...{ query: communesQuery, answer: communesAnswer },
      handle: async (call) => {
        const found = (await needs.places()).search(call.query.q);
        return found.map(({ insee, name, postalCodes, department, at }) => ({
          ...{ insee, name, postalCodes: [...postalCodes], department: department.name },
          ...{ latitude: at?.latitude ?? null, longitude: at?.longitude ?? null },
        }));
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/professionals/care-kinds', access: 'session' },
      ...{ summary: 'Lists professions and specialities', answer: careKindsAnswer },
      handle: async () =>
        needs.kinds.all.map(({ key, name, profession, specialities }) => ({
          ...{ key, name, professionCode: profession, specialtyCode: specialities[0] ?? null },
        })),
    }),
  ];
}
