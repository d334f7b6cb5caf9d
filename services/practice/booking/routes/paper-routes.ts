import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import { practiceContext } from '#services/practice/professionals/module.ts';
import { documentSchema, heldAnswer, MAX_PAPER_BYTES, papersAnswer, requestedSchema } from '../api/papers.ts';
import { contentOf, decideDocument, documentsOf, heldDocuments, publishDocument } from '../documents/publishing.ts';
import { papersOf } from '../documents/reason-papers.ts';
import { askForDocuments } from '../documents/requested.ts';
import type { BookingNeeds } from '../needs.ts';

const READ = { permission: 'agenda.appointments.read', scope: 'professional' } as const;
const WRITE = { permission: 'agenda.reasons.write', scope: 'professional' } as const;
const reasonParams = z.object({ reasonId: z.uuid() });
const documentParams = z.object({ documentId: z.uuid() });

/** Documents shown and asked with a reason for a visit, as the practice keeps them. */
export function paperRoutes(needs: BookingNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/booking/reasons/:reasonId/papers', access: READ, params: reasonParams },
      summary: 'Documents shown and asked with a reason',
      answer: papersAnswer,
      handle: async (call) => {
        const { database } = call.organization;
        const { requested } = await papersOf(database, null, call.params.reasonId);
        return {
          documents: [...(await documentsOf({ database }, call.params.reasonId))],
          requested: requested.map(({ label, purpose }) => ({ label, purpose })),
        };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/booking/reasons/:reasonId/documents', access: WRITE, params: reasonParams },
      summary: 'Publish a document with a reason: fields `title`, `confirmed` (yes), then the file; may be held back',
      upload: { maxFileBytes: MAX_PAPER_BYTES, maxFiles: 1 },
      answer: documentSchema,
      handle: async (call) => {
        const context = await practiceContext(call, needs);
        const fields: Record<string, string> = {};
        for await (const part of call.request.parts()) {
          if (part.type !== 'file') {
            fields[part.fieldname] = String(part.value);
            continue;
          }
          const file = { stream: part.file, fileName: part.filename };
          const title = (fields['title'] ?? part.filename).trim().slice(0, 120);
          const given = { reasonId: call.params.reasonId, title, confirmed: fields['confirmed'] === 'yes', file };
          return publishDocument(needs, context, given).finally(() => part.file.resume());
        }
        throw new Invalid('booking.no-file', 'Choisissez un fichier.');
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/booking/documents/held', access: WRITE, answer: heldAnswer },
      summary: 'Documents held back, of the reasons one may change',
      handle: async (call) => ({ documents: await heldDocuments(needs, await practiceContext(call, needs)) }),
    }),
    route({
      ...{ method: 'GET', path: '/api/booking/documents/:documentId/content', access: READ, params: documentParams },
      ...{ summary: 'A document of a reason, shown or held', answer: 'stream' },
      handle: async (call) => {
        const context = await practiceContext(call, needs);
        const documentId = await contentOf(needs, context, call.params.documentId);
        return serveDocument(call, await needs.documents.open(context, documentId), { inline: true });
      },
    }),
    ...(['published', 'withdrawn'] as const).map((decision) =>
      route({
        ...{ method: 'POST', path: `/api/booking/documents/:documentId/${decision}`, access: WRITE, answer: null },
        ...{ summary: `Decide that a held document is ${decision}`, params: documentParams },
        handle: async (call) =>
          decideDocument(needs, await practiceContext(call, needs), call.params.documentId, decision),
      }),
    ),
    route({
      ...{ method: 'PUT', path: '/api/booking/reasons/:reasonId/requested', access: WRITE, params: reasonParams },
      ...{ summary: 'What patients are asked to bring or send, each with its purpose', answer: null },
      body: z.object({ requested: z.array(requestedSchema).max(10) }),
      handle: async (call) => {
        const context = await practiceContext(call, needs);
        await askForDocuments(needs, context, call.params.reasonId, call.body.requested);
      },
    }),
  ];
}
