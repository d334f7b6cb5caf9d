import { z } from 'zod';
import { html } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import type { Site } from '#platform/site/site.ts';
import { practiceContext } from '#services/practice/professionals/module.ts';
import { decideDocument, documentsOf, publishDocument } from '../documents/publishing.ts';
import { papersOf } from '../documents/reason-papers.ts';
import { askForDocuments } from '../documents/requested.ts';
import { CAUSES, reportDocument, type Cause } from '../documents/reporting.ts';
import type { BookingNeeds } from '../needs.ts';
import { practitionerAt } from '../practitioner.ts';
import { slugParams } from './practitioner-routes.ts';

const READ = { permission: 'agenda.appointments.read', scope: 'professional' } as const;
const WRITE = { permission: 'agenda.reasons.write', scope: 'professional' } as const;
const reasonParams = z.object({ reasonId: z.uuid() });
const documentParams = z.object({ documentId: z.uuid() });
const documentSchema = z.object({
  ...{ id: z.uuid(), title: z.string(), state: z.enum(['published', 'held', 'withdrawn']) },
  heldFor: z.enum(['health-number', 'patient-name', 'unreadable', 'report']).nullable(),
});
const purpose = z
  .string()
  .trim()
  .min(1, 'Dites à quoi sert ce document : sans finalité, il ne peut pas être demandé.')
  .max(300);
const requestedSchema = z.object({ label: z.string().trim().min(1).max(120), purpose });
const CAUSE_KEYS = Object.keys(CAUSES) as [Cause, ...Cause[]];

/** Documents shown and asked with a reason for a visit: kept by the practice, reported by patients. */
export function paperRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/booking/reasons/:reasonId/papers', access: READ, params: reasonParams },
      summary: 'Documents shown and asked with a reason',
      answer: z.object({ documents: z.array(documentSchema), requested: z.array(requestedSchema) }),
      handle: async (call) => {
        const { database } = call.organization;
        const { requested } = await papersOf(database, null, call.params.reasonId);
        return { documents: [...(await documentsOf({ database }, call.params.reasonId))], requested: [...requested] };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/booking/reasons/:reasonId/documents', access: WRITE, params: reasonParams },
      summary: 'Publish a document with a reason: fields `title`, `confirmed` (yes), then the file; may be held back',
      upload: { maxFileBytes: 5 * 1024 * 1024, maxFiles: 1 },
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
    route({
      ...{ method: 'GET', path: '/praticien/:slug/documents/:documentId/signaler', access: 'public', answer: 'page' },
      ...{ summary: 'Report a document', params: slugParams.extend(documentParams.shape) },
      handle: async ({ params: { slug, documentId } }) =>
        site.page({
          ...{ title: 'Signaler un document', narrow: true },
          body: html`<h1>Signaler un document</h1>
            <p class="second">Il est retiré tout de suite, le temps que quelqu’un le relise.</p>
            <form method="post" action="/praticien/${slug}/documents/${documentId}/signaler">
              <fieldset class="field">
                <legend class="label">Que s’y trouve-t-il ?</legend>
                ${CAUSE_KEYS.map(
                  (cause) =>
                    html`<label class="tick"
                      ><input type="radio" name="cause" value="${cause}" required /> ${CAUSES[cause]}</label
                    >`,
                )}
              </fieldset>
              <p class="actions"><button class="button" type="submit">Signaler</button></p>
            </form>`,
        }),
    }),
    route({
      ...{ method: 'POST', path: '/praticien/:slug/documents/:documentId/signaler', access: 'public', answer: 'page' },
      ...{ summary: 'Send the report', params: slugParams.extend(documentParams.shape), perMinute: 10 },
      body: z.object({ cause: z.enum(CAUSE_KEYS) }),
      handle: async ({ params: { slug, documentId }, body: { cause }, act }) => {
        const practitioner = await practitionerAt(needs, slug);
        await reportDocument(practitioner, { documentId, cause, act, now: needs.clock.now() });
        const body = html`<h1>Merci, c’est reçu</h1>
          <p>Le document n’est plus montré. Une personne du cabinet le relit et décide.</p>
          <p class="actions"><a class="button" href="/praticien/${slug}">Revenir au praticien</a></p>`;
        return site.page({ title: 'Signalement reçu', narrow: true, body });
      },
    }),
  ];
}
