import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import {
  alikeSchema,
  creationSchema,
  newCompanionSchema,
  newCoverageSchema,
  newPatientSchema,
  patientChangeSchema,
  patientCardSchema,
  patientFileSchema,
  patientParams,
  searchAnswer,
  searchQuerySchema,
} from '../api/patients.ts';
import { recordOpening } from '../access/openings.ts';
import { requireAccess } from '../access/require-access.ts';
import { journal } from '../context.ts';
import { alikeTo } from '../duplicates/alike.ts';
import type { PatientsNeeds } from '../needs.ts';
import { changePatient } from '../record/changing.ts';
import { addCompanion, endCompanion } from '../record/companions.ts';
import { readContacts } from '../record/contact.ts';
import { addCoverage, removeCoverage } from '../record/coverages.ts';
import { createFile } from '../record/creating.ts';
import { readCard, readFile } from '../record/reading.ts';
import { searchPatients } from '../search/searching.ts';
import { changing, holding, within } from './entering.ts';

const createdAnswer = z.object({ id: z.uuid().nullable(), alike: z.array(alikeSchema) });
const READ = holding('patients.records.read');
const WRITE = holding('patients.records.write');

/** Files: search, open, create, change; who accompanies; covers. */
export function fileRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/patients', summary: 'Finds patients by name, birth date or telephone, ranked' },
      ...{ access: READ, query: searchQuerySchema, answer: searchAnswer, perMinute: 1200 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { q, limit, after } = call.query;
          const found = await searchPatients(context, q, limit, after);
          await journal(context.database, context, 'patients.list.read', null, { lines: found.patients.length });
          return found;
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/alike', summary: 'Says which files look like the one being entered' },
      ...{ access: WRITE, body: newPatientSchema, answer: z.object({ alike: z.array(alikeSchema) }), perMinute: 600 },
      handle: async (call) =>
        within(call, needs, async (context) => ({
          alike: await alikeTo(context, { ...call.body, ...readContacts(call.body) }),
        })),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients', summary: 'Opens a file, unless one looks the same' },
      ...{ access: WRITE, body: creationSchema, answer: createdAnswer },
      handle: async (call) => within(call, needs, (context) => createFile(context, needs, call.body)),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/:patientId', summary: 'Opens a file, whole' },
      ...{ access: READ, params: patientParams, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId);
          await recordOpening(context.database, context, file.id, 'file', file.despiteBan);
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/:patientId/card', summary: 'What is read at a glance of a patient' },
      ...{ access: READ, params: patientParams, answer: patientCardSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId);
          await recordOpening(context.database, context, file.id, 'card', file.despiteBan);
          return readCard(context, file);
        }),
    }),
    route({
      ...{ method: 'PATCH', path: '/api/patients/:patientId', summary: 'Changes a file' },
      ...{ access: WRITE, params: patientParams, body: patientChangeSchema, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            changePatient(transaction, context, file.id, call.body),
          );
          return readFile(context, file);
        }),
    }),
    ...besideRoutes(needs),
  ];
}

const companionParams = patientParams.extend({ companionId: z.uuid() });
const coverageParams = patientParams.extend({ coverageId: z.uuid() });
const PATIENT = '/api/patients/:patientId';

/** Companions and covers: each answers the file as it then is. */
function besideRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: `${PATIENT}/companions`, summary: 'Adds who accompanies the patient' },
      ...{ access: WRITE, params: patientParams, body: newCompanionSchema, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            addCompanion(transaction, context, file.id, call.body),
          );
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'DELETE', path: `${PATIENT}/companions/:companionId`, summary: 'Ends an accompaniment' },
      ...{ access: WRITE, params: companionParams, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            endCompanion(transaction, context, file.id, call.params.companionId),
          );
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PATIENT}/coverages`, summary: 'Adds a cover' },
      ...{ access: WRITE, params: patientParams, body: newCoverageSchema, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            addCoverage(transaction, context, file.id, call.body),
          );
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'DELETE', path: `${PATIENT}/coverages/:coverageId`, summary: 'Takes a cover away' },
      ...{ access: WRITE, params: coverageParams, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            removeCoverage(transaction, context, file.id, call.params.coverageId),
          );
          return readFile(context, file);
        }),
    }),
  ];
}
