import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import type { Session } from '#platform/http/session.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { refusedBy, type Refused } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import { accountOf } from '#services/practice/accounts/module.ts';
import type { BookingNeeds } from '../needs.ts';
import { reportedPage, reportPage } from '../pages/report-pages.ts';
import { ownVisit } from '../visits.ts';

const params = z.object({ id: z.uuid() });
const reportSchema = z.object({
  kind: z.enum(['discrimination', 'refusal-of-care'], 'Choisissez ce que vous signalez.'),
  reason: z.string().trim().min(10, 'Dites ce que vous avez vu ou vécu, en quelques mots.').max(4000),
  name: z.string().trim().min(1, 'Donnez votre nom.').max(120),
  email: z.email('Cette adresse n’en est pas une : l’accusé de réception n’y arriverait pas.'),
});

/** From an appointment, past or cancelled ones too: a mention that shuts out, a refusal of care (MAI-282). */
export function reportingRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  const path = '/mes-rendez-vous/:id/signaler';
  const form = async (session: Session, id: string, refused: Refused | null) => {
    const accountId = String(session.actor.id);
    const visit = await ownVisit(needs, accountId, id);
    const { email } = await accountOf({ commons: needs.databases.commons }, accountId);
    const body = reportPage(visit, email, refused);
    return site.page({ title: 'Signaler', body, narrow: true, status: refused === null ? 200 : 422 });
  };
  return [
    route({
      ...{ method: 'GET', path, access: 'account', answer: 'page', params, summary: 'Form to report from a visit' },
      handle: ({ session, params: { id } }) => form(session, id, null),
    }),
    route({
      ...{ method: 'POST', path, access: 'account', answer: 'page', params, perMinute: 10 },
      ...{ summary: 'Reports from a visit', body: z.record(z.string(), z.string().max(5000).optional()) },
      handle: async ({ session, params: { id }, body: typed, act }) => {
        const visit = await ownVisit(needs, String(session.actor.id), id);
        const parsed = reportSchema.safeParse(typed);
        if (!parsed.success) return form(session, id, refusedBy(incomplete(parsed.error), typed));
        const number = await needs.report(act, parsed.data, {
          ...{ organizationId: visit.organizationId, professionalId: visit.appointment.resource.professionalId },
          place: `Rendez-vous, ${visit.site.name}`,
        });
        return site.page({
          title: 'Signalement reçu',
          body: reportedPage(number, parsed.data.email, id),
          narrow: true,
        });
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
