import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { requireAccess } from '../access/require-access.ts';
import {
  attributesSchema,
  consultationParams,
  consultationSchema,
  insiAnswer,
  newCheckSchema,
  newConsultationSchema,
  proofSchema,
} from '../api/identity.ts';
import { patientFileSchema, patientLineSchema, patientParams } from '../api/patients.ts';
import type { PatientsContext } from '../context.ts';
import {
  checkIdentity,
  closeConsultation,
  consultationOf,
  consultationsOf,
  notChecked,
  openConsultation,
} from '../identity/consultations.ts';
import { proveIdentity, retrieveIns, setAttributes } from '../identity/identity-acts.ts';
import type { PatientsNeeds } from '../needs.ts';
import { linesOf } from '../record/lines.ts';
import { readFile } from '../record/reading.ts';
import { changing, holding, within } from './entering.ts';

const READ = holding('patients.records.read');
const WRITE = holding('patients.records.write');
const IDENTITY = '/api/patients/:patientId/identity';

/** Identity: proof on paper, national number, attributes. */
export function identityRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: `${IDENTITY}/proof`, summary: 'Validates an identity on a paper seen' },
      ...{ access: WRITE, params: patientParams, body: proofSchema, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            proveIdentity(transaction, context, file.id, call.body),
          );
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'PUT', path: `${IDENTITY}/attributes`, summary: 'Marks a homonym, doubtful or fictitious identity' },
      ...{ access: WRITE, params: patientParams, body: attributesSchema, answer: patientFileSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, file.id, (transaction) =>
            setAttributes(transaction, context, file.id, call.body),
          );
          return readFile(context, file);
        }),
    }),
    route({
      ...{ method: 'POST', path: `${IDENTITY}/national`, summary: 'Asks the INSi teleservice for the national number' },
      ...{ access: WRITE, params: patientParams, answer: insiAnswer, perMinute: 60 },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const file = await requireAccess(context, call.params.patientId, 'patients.records.write');
          const found = await retrieveIns(context, needs, file.id);
          return { found, simulated: needs.insi?.simulated ?? false };
        }),
    }),
    ...consultationRoutes(needs),
  ];
}

const notCheckedAnswer = z.object({
  consultations: z.array(consultationSchema.extend({ patient: patientLineSchema })),
});

/** Consultations and the check of identity that belongs to each (MAI-087, MAI-088). */
function consultationRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/patients/consultations/not-checked', answer: notCheckedAnswer, access: READ },
      summary: 'Lists consultations closed without a check of identity',
      handle: async (call) =>
        within(call, needs, async (context) => {
          const found = await notChecked(context.database);
          const lines = await linesOf(
            context,
            found.map(({ patientId }) => patientId),
          );
          return { consultations: found.map((one) => ({ ...one, patient: lines.get(one.patientId)! })) };
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/patients/:patientId/consultations', summary: 'Consultations of a patient' },
      ...{ access: READ, params: patientParams, answer: z.object({ consultations: z.array(consultationSchema) }) },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { consultations: await consultationsOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/:patientId/consultations', summary: 'Opens a consultation' },
      ...{ access: WRITE, params: patientParams, body: newConsultationSchema, answer: consultationSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          const opened = await changing(context, needs, id, (transaction) =>
            openConsultation(transaction, context, id, call.body.appointmentId),
          );
          return consultationOf(context.database, opened);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/consultations/:consultationId/check', summary: 'Records the check' },
      ...{ access: WRITE, params: consultationParams, body: newCheckSchema, answer: consultationSchema },
      handle: async (call) =>
        within(call, needs, (context) =>
          onConsultation(context, needs, call.params.consultationId, (transaction, id) =>
            checkIdentity(transaction, context, id, call.body),
          ),
        ),
    }),
    route({
      ...{ method: 'POST', path: '/api/patients/consultations/:consultationId/close', summary: 'Closes it' },
      ...{ access: WRITE, params: consultationParams, answer: consultationSchema },
      handle: async (call) =>
        within(call, needs, (context) =>
          onConsultation(context, needs, call.params.consultationId, (transaction, id) =>
            closeConsultation(transaction, context, id),
          ),
        ),
    }),
  ];
}

async function onConsultation(
  context: PatientsContext,
  needs: PatientsNeeds,
  consultationId: string,
  write: (transaction: Parameters<typeof closeConsultation>[0], id: string) => Promise<void>,
) {
  const { patientId } = await consultationOf(context.database, consultationId);
  const { id } = await requireAccess(context, patientId, 'patients.records.write');
  await changing(context, needs, id, (transaction) => write(transaction, consultationId));
  return consultationOf(context.database, consultationId);
}
