import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import { requireAccess } from '../access/require-access.ts';
import { patientParams } from '../api/patients.ts';
import { careTeamSchema, newSharingSchema, receivedSharingSchema, sharingSchema } from '../api/sharing.ts';
import type { PatientsNeeds } from '../needs.ts';
import { careTeamOf, endMember, recogniseMember } from '../sharing/care-team.ts';
import { openSharedDocument, openSharing, receivedSharings } from '../sharing/received.ts';
import { endSharing, share, sharingsOf } from '../sharing/sharing.ts';
import { changing, holding, within } from './entering.ts';

const READ = holding('patients.records.read');
const WRITE = holding('patients.records.write');
const PATIENT = '/api/patients/:patientId';
const sharingsAnswer = z.object({ sharings: z.array(sharingSchema) });
const sharingParams = patientParams.extend({ sharingId: z.uuid() });
const memberParams = patientParams.extend({ memberId: z.uuid() });

/** The care team a patient recognises, and what is shared on which ground. */
export function sharingRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: `${PATIENT}/care-team`, summary: 'The care team that the patient recognises' },
      ...{ access: READ, params: patientParams, answer: careTeamSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { team: await careTeamOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PATIENT}/care-team`, summary: 'The patient recognises a professional' },
      ...{ access: WRITE, params: patientParams, body: z.object({ professionalId: z.uuid() }), answer: careTeamSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) =>
            recogniseMember(transaction, context, id, call.body.professionalId),
          );
          return { team: await careTeamOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'DELETE', path: `${PATIENT}/care-team/:memberId`, summary: 'The patient recognises one no more' },
      ...{ access: WRITE, params: memberParams, answer: careTeamSchema },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) =>
            endMember(transaction, context, id, call.params.memberId),
          );
          return { team: await careTeamOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'GET', path: `${PATIENT}/sharings`, summary: 'What of a file is or was shared, and with whom' },
      ...{ access: READ, params: patientParams, answer: sharingsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId);
          return { sharings: await sharingsOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PATIENT}/sharings`, summary: 'Shares chosen items on a stated ground' },
      ...{ access: WRITE, params: patientParams, body: newSharingSchema, answer: sharingsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) => share(transaction, context, id, call.body));
          return { sharings: await sharingsOf(context.database, id) };
        }),
    }),
    route({
      ...{ method: 'DELETE', path: `${PATIENT}/sharings/:sharingId`, summary: 'Closes a sharing' },
      ...{ access: WRITE, params: sharingParams, answer: sharingsAnswer },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { id } = await requireAccess(context, call.params.patientId, 'patients.records.write');
          await changing(context, needs, id, (transaction) =>
            endSharing(transaction, context, id, call.params.sharingId),
          );
          return { sharings: await sharingsOf(context.database, id) };
        }),
    }),
    ...receivedRoutes(needs),
  ];
}

const SHARED = '/api/patients/shared';
const sharedParams = z.object({ sharingId: z.uuid() });
const ENTERING = holding('practice.use');

/** What colleagues shared with whoever asks: no right on patients is needed, the sharing is the right. */
function receivedRoutes(needs: PatientsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: SHARED, summary: 'What colleagues shared with me' },
      ...{ access: ENTERING, answer: z.object({ sharings: z.array(receivedSharingSchema) }) },
      handle: async (call) =>
        within(call, needs, async (context) => ({ sharings: await receivedSharings(context, needs.documents) })),
    }),
    route({
      ...{ method: 'GET', path: `${SHARED}/:sharingId`, summary: 'Opens what a colleague shared' },
      ...{ access: ENTERING, params: sharedParams, answer: receivedSharingSchema },
      handle: async (call) =>
        within(call, needs, (context) => openSharing(context, needs.documents, call.params.sharingId)),
    }),
    route({
      ...{ method: 'GET', path: `${SHARED}/:sharingId/documents/:documentId`, summary: 'A document that was shared' },
      ...{ access: ENTERING, params: sharedParams.extend({ documentId: z.uuid() }), answer: 'stream' },
      handle: async (call) =>
        within(call, needs, async (context) => {
          const { sharingId, documentId } = call.params;
          return serveDocument(call, await openSharedDocument(context, needs.documents, sharingId, documentId));
        }),
    }),
  ];
}
