import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { refusedBy, type Refused } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import { CAUSES, reportDocument, type Cause } from '../documents/reporting.ts';
import type { BookingNeeds } from '../needs.ts';
import { paperReportedPage, paperReportPage } from '../pages/paper-report-pages.ts';
import { practitionerAt } from '../practitioner.ts';
import { slugParams } from './practitioner-routes.ts';

const CAUSE_KEYS = Object.keys(CAUSES) as [Cause, ...Cause[]];
const params = slugParams.extend({ documentId: z.uuid() });
const reportSchema = z.object({
  cause: z.enum(CAUSE_KEYS, 'Choisissez ce qui s’y trouve.'),
  words: z.string().trim().max(2000).default(''),
  name: z.string().trim().min(1, 'Donnez votre nom.').max(120),
  email: z.email('Cette adresse n’en est pas une : l’accusé de réception n’y arriverait pas.'),
});

/** Anybody reports a document shown with a reason for a visit (MAI-109). */
export function paperReportRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  const path = '/praticien/:slug/documents/:documentId/signaler';
  const form = ({ slug, documentId }: z.output<typeof params>, refused: Refused | null) =>
    site.page({
      ...{ title: 'Signaler un document', narrow: true, status: refused === null ? 200 : 422 },
      body: paperReportPage(`/praticien/${slug}/documents/${documentId}`, refused),
    });
  return [
    route({
      ...{ method: 'GET', path, access: 'public', answer: 'page', params, summary: 'Form to report a document' },
      handle: async (call) => form(call.params, null),
    }),
    route({
      ...{ method: 'POST', path, access: 'public', answer: 'page', params, perMinute: 3 },
      ...{ summary: 'Reports a document', body: z.record(z.string(), z.string().max(5000).optional()) },
      handle: async (call) => {
        const parsed = reportSchema.safeParse(call.body);
        if (!parsed.success) return form(call.params, refusedBy(incomplete(parsed.error), call.body));
        const { slug, documentId } = call.params;
        const practitioner = await practitionerAt(needs, slug);
        const number = await reportDocument(needs, practitioner, { ...parsed.data, documentId, act: call.act });
        const body = paperReportedPage(number, parsed.data.email, slug);
        return site.page({ title: 'Signalement reçu', narrow: true, body });
      },
    }),
  ];
}

function incomplete(error: z.ZodError): Invalid {
  const errors = error.issues.map((issue) => ({
    ...{ field: issue.path.join('.'), rule: issue.code, message: issue.message },
  }));
  return new Invalid('request.invalid', 'Certaines informations sont à corriger.', errors);
}
