import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { nameOf, professionalsOf } from '#services/practice/professionals/module.ts';
import { handNotice, incapacityOpenings, openForIncapacity, reviewIncapacity } from '../access/incapacity.ts';
import { openingsOf } from '../access/openings.ts';
import { liftOpposition } from '../access/lifting.ts';
import { enterOpposition, oppositionsOf, standingOf } from '../access/oppositions.ts';
import { presentFile, requireAccess } from '../access/require-access.ts';
import { mergedInto } from '../access/merged-files.ts';
import { openingLineSchema } from '../api/access.ts';
import {
  incapacityOpeningSchema,
  incapacityReasonSchema,
  liftSchema,
  newOppositionSchema,
  oppositionSchema,
  reviewSchema,
  standingSchema,
} from '../api/bans.ts';
import { patientParams } from '../api/patients.ts';
import type { PatientsNeeds } from '../needs.ts';
import { changing, holding, within } from './entering.ts';

const READ = holding('patients.records.read');
const WRITE = holding('patients.records.write');
const PATIENT = '/api/patients/:patientId';
const oppositionParams = patientParams.extend({ oppositionId: z.uuid() });
const oppositionsAnswer = z.object({ oppositions: z.array(oppositionSchema) });

/** The patient's bans, and who opened what. */
export function banRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/patients/practitioners', summary: 'Whom a ban, a sharing or a team may name' },
      ...{ access: READ, answer: z.object({ practitioners: z.array(z.object({ id: z.uuid(), name: z.string() })) }) },
      handle: async (call) =>
        within(call, needs, async (context) => ({
          practitioners: (await professionalsOf(context.database)).map((one) => ({ id: one.id, name: nameOf(one) })),
        })),
    }),
    route({
      ...{ method: 'GET', path: `${PATIENT}/standing`, summary: 'Says whether a file is open to whoever asks' },
      ...{ access: READ, params: patientParams, answer: standingSchema },
      handle: async (call) =>
        within(call, needs, async (context) =>
          standingOf(context, await presentFile(context.database, call.params.patientId)),
        ),
    }),
    route({
      ...{ method: 'GET', path: `${PATIENT}/oppositions`, summary: 'Bans of the patient, in force and lifted' },
      ...{ access: READ, params: patientParams, answer: oppositionsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { oppositions: await oppositionsOf(context, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PATIENT}/oppositions`, summary: 'Enters a ban at the patient’s word' },
      ...{ access: WRITE, params: patientParams, body: newOppositionSchema, answer: z.object({ id: z.uuid() }) },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          const id = await changing(context, needs, file.id, (transaction) =>
            enterOpposition(transaction, context, file.id, call.body),
          );
          return { id };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PATIENT}/oppositions/:oppositionId/lift`, summary: 'Lifts one at their word' },
      ...{ access: WRITE, params: oppositionParams, body: liftSchema, answer: null },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const id = await presentFile(context.database, call.params.patientId);
          await changing(context, needs, id, (transaction) =>
            liftOpposition(transaction, context, id, call.params.oppositionId, call.body.manner),
          );
        }),
    }),
    route({
      ...{ method: 'GET', path: `${PATIENT}/openings`, summary: 'Who opened the file, and when' },
      ...{ access: READ, params: patientParams, answer: z.object({ openings: z.array(openingLineSchema) }) },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          const files = [id, ...(await mergedInto(context.database, id))];
          return { openings: [...(await openingsOf(context.database, files))] };
        }),
    }),
    ...incapacityRoutes(needs),
  ];
}

const openingParams = z.object({ openingId: z.uuid() });
const MANAGE = { permission: 'professionals.practice.manage' } as const;
const openingsAnswer = z.object({ openings: z.array(incapacityOpeningSchema) });

/** Openings for the patient's incapacity: opened by a professional, reviewed by who keeps the practice (MAI-273). */
function incapacityRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: `${PATIENT}/incapacity`, summary: 'Opens a file for the patient’s incapacity' },
      ...{ access: READ, params: patientParams, body: incapacityReasonSchema, answer: z.object({ id: z.uuid() }) },
      perMinute: 10,
      handle: async (call) =>
        within(call, needs, async (context) => {
          const id = await presentFile(context.database, call.params.patientId);
          return { id: await openForIncapacity(context, needs, id, call.body.reason) };
        }),
    }),
    route({
      ...{ method: 'GET', path: `${PATIENT}/incapacity`, summary: 'Openings for incapacity of a patient' },
      ...{ access: READ, params: patientParams, answer: openingsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { openings: await incapacityOpenings(context, id) };
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/incapacity', summary: 'Openings to review in the practice' },
      ...{ access: MANAGE, answer: openingsAnswer },
      handle: async (call) => within(call, needs, async (context) => ({ openings: await incapacityOpenings(context) })),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/incapacity/:openingId/review', summary: 'Judges an opening' },
      ...{ access: MANAGE, params: openingParams, body: reviewSchema, answer: null },
      handle: async (call) =>
        within(call, needs, (context) =>
          context.database
            .transaction()
            .execute((transaction) => reviewIncapacity(transaction, context, call.params.openingId, call.body.verdict)),
        ),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/incapacity/:openingId/notice', summary: 'The notice was handed over' },
      ...{ access: MANAGE, params: openingParams, answer: null },
      handle: async (call) =>
        within(call, needs, (context) =>
          context.database
            .transaction()
            .execute((transaction) => handNotice(transaction, context, call.params.openingId)),
        ),
    }),
  ];
}
