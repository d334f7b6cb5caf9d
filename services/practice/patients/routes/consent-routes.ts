import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { requireAccess } from '../access/require-access.ts';
import { consentSchema, newConsentSchema, withdrawalSchema } from '../api/consents.ts';
import { patientParams } from '../api/patients.ts';
import { consentsOf, recordConsent, withdrawConsent } from '../consents/register.ts';
import type { PatientsNeeds } from '../needs.ts';
import { changing, holding, within } from './entering.ts';

const WRITE = holding('patients.records.write');
const CONSENTS = '/api/patients/:patientId/consents';
const consentParams = patientParams.extend({ consentId: z.uuid() });
const consentsAnswer = z.object({ consents: z.array(consentSchema) });

/** The register of information and consents; each change answers it whole. */
export function consentRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: CONSENTS, summary: 'The register of information and consents of a patient' },
      ...{ access: holding('patients.records.read'), params: patientParams, answer: consentsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { consents: await consentsOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: CONSENTS, summary: 'Writes an information, a consent or a refusal' },
      ...{ access: WRITE, params: patientParams, body: newConsentSchema, answer: consentsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) => recordConsent(transaction, context, id, call.body));
          return { consents: await consentsOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${CONSENTS}/:consentId/withdraw`, summary: 'Writes that a consent is withdrawn' },
      ...{ access: WRITE, params: consentParams, body: withdrawalSchema, answer: consentsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) =>
            withdrawConsent(transaction, context, id, call.params.consentId, call.body.withdrawnOn),
          );
          return { consents: await consentsOf(context.database, id) };
        }),
    }),
  ];
}
