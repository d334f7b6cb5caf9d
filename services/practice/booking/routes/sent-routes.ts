import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import { practiceContext } from '#services/practice/professionals/module.ts';
import { sentAnswer } from '../api/papers.ts';
import type { BookingNeeds } from '../needs.ts';
import { sentFor } from '../uploads.ts';

const READ = { permission: 'patients.documents.read', scope: 'professional' } as const;
const params = z.object({ appointmentId: z.uuid() });

/** What the practice sees of what patients sent for an appointment; the bans of who sent it come first, whoever the visit is for now. */
export function sentRoutes(needs: BookingNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/booking/appointments/:appointmentId/documents', access: READ, params },
      summary: 'Documents a patient sent for an appointment and did not take back',
      answer: sentAnswer,
      handle: async (call) => {
        const context = await practiceContext(call, needs);
        const { id, patientId } = await needs.agenda.appointment(context.database, call.params.appointmentId);
        const documents = (await sentFor(needs.documents, context, id)).filter((one) => one.patientId !== null);
        const files = new Set([patientId, ...documents.map((one) => one.patientId)]);
        for (const file of files) if (file !== null) await needs.patients.requireAccess(context, file, 'documents');
        return { documents };
      },
    }),
    route({
      ...{
        method: 'GET',
        path: '/api/booking/appointments/:appointmentId/documents/:id',
        access: READ,
        answer: 'stream',
      },
      ...{ summary: 'One of them', params: params.extend({ id: z.uuid() }) },
      handle: async (call) => {
        const context = await practiceContext(call, needs);
        const { id } = await needs.agenda.appointment(context.database, call.params.appointmentId);
        const sent = (await sentFor(needs.documents, context, id)).find((one) => one.id === call.params.id);
        if (sent === undefined || sent.patientId === null)
          throw new NotFound('booking.document-not-found', 'Ce document n’est pas, ou plus, là.');
        await needs.patients.requireAccess(context, sent.patientId, 'document');
        return serveDocument(call, await needs.documents.open(context, sent.documentId), { inline: true });
      },
    }),
  ];
}
