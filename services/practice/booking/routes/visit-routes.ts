import { z } from 'zod';
import { html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Call, type Route } from '#platform/http/route.ts';
import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import type { Session } from '#platform/http/session.ts';
import type { Site } from '#platform/site/site.ts';
import { fileOf } from '../calendar.ts';
import { papersOf } from '../documents/reason-papers.ts';
import { joinKnownVisits } from '../joining.ts';
import type { BookingNeeds } from '../needs.ts';
import { visitPage, visitsPage, whenOf, type VisitView } from '../pages/visit-pages.ts';
import { MAX_BYTES, sendDocument, sentFor, takeBack } from '../uploads.ts';
import { ownVisit, visitsOf, type Visit } from '../visits.ts';
import { cancelVisit, movePage, moveVisit } from './changing.ts';

const params = z.object({ id: z.uuid() });
const MINE = '/mes-rendez-vous';

/** « Mes rendez-vous » : list, read, move, cancel, send documents. */
export function visitRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  const own = (session: Session, id: string) => ownVisit(needs, String(session.actor.id), id);
  const act = { access: 'account', answer: 'page', method: 'POST', params } as const;
  return [
    route({
      ...{ method: 'GET', path: MINE, access: 'public', answer: 'page', summary: 'Appointments of the account' },
      query: z.object({ avant: z.iso.datetime().optional().catch(undefined) }),
      handle: async ({ session, query: { avant } }) => {
        if (session === null) return { location: `/connexion?suite=${MINE}` };
        const before = avant === undefined ? null : Temporal.Instant.from(avant);
        const visits = await visitsOf(needs, String(session.actor.id), before);
        return site.page({ title: 'Mes rendez-vous', body: visitsPage(visits), narrow: true });
      },
    }),
    route({
      ...{ method: 'GET', path: `${MINE}/:id`, access: 'public', answer: 'page', summary: 'One appointment', params },
      query: z.object({
        nouveau: z.string().optional(),
        fait: z.enum(['deplace', 'annule']).optional().catch(undefined),
      }),
      handle: async ({ session, params: { id }, query }) => {
        if (session === null) return { location: `/connexion?suite=${MINE}/${id}` };
        const visit = await own(session, id);
        const uploads = await sentFor(needs.documents, visit, id, String(session.actor.id));
        return shown(site, { visit, uploads }, query);
      },
    }),
    route({
      ...{ method: 'GET', path: `${MINE}/:id/agenda.ics`, access: 'account', answer: 'stream', params },
      summary: 'The calendar file of an appointment',
      handle: async ({ session, params: { id }, reply }) => {
        const visit = await own(session, id);
        reply
          .type('text/calendar; charset=utf-8')
          .header('content-disposition', 'attachment; filename="rendez-vous.ics"');
        return reply.send(fileOf(needs, visit));
      },
    }),
    route({
      ...{ method: 'GET', path: `${MINE}/:id/deplacer`, access: 'account', answer: 'page', params },
      ...{
        summary: 'Times to move an appointment to',
        query: z.object({ jour: z.iso.date().optional().catch(undefined) }),
      },
      handle: async ({ session, params: { id }, query }) =>
        movePage(needs, site, await own(session, id), { address: `${MINE}/${id}`, day: query.jour, said: null }),
    }),
    route({
      ...act,
      ...{ path: `${MINE}/:id/deplacer`, summary: 'Move an appointment' },
      body: z.object({ debut: z.iso.datetime({ offset: true }) }),
      handle: async (call) => {
        const visit = await own(call.session, call.params.id);
        return moveVisit(needs, site, visit, {
          address: `${MINE}/${visit.appointment.id}`,
          startsAt: call.body.debut,
          act: call.act,
        });
      },
    }),
    route({
      ...act,
      ...{ path: `${MINE}/:id/annuler`, summary: 'Cancel an appointment' },
      handle: async (call) => {
        const visit = await own(call.session, call.params.id);
        return cancelVisit(needs, site, visit, { address: `${MINE}/${visit.appointment.id}`, act: call.act });
      },
    }),
    route({
      ...act,
      ...{ path: `${MINE}/:id/documents`, summary: 'Send a document for an appointment' },
      upload: { maxFileBytes: MAX_BYTES, maxFiles: 1 },
      handle: async (call) => {
        const visit = await own(call.session, call.params.id);
        refusePast(visit);
        await receive(needs, visit, call);
        return { location: `${MINE}/${visit.appointment.id}#documents` };
      },
    }),
    route({
      ...act,
      ...{ path: `${MINE}/:id/documents/:documentId/retirer`, summary: 'Take a document back' },
      params: params.extend({ documentId: z.uuid() }),
      handle: async (call) => {
        const visit = await own(call.session, call.params.id);
        refusePast(visit);
        await takeBack(needs, visit, {
          id: call.params.documentId,
          ...{ appointmentId: visit.appointment.id, accountId: String(call.session.actor.id) },
          act: call.act,
        });
        return { location: `${MINE}/${visit.appointment.id}#documents` };
      },
    }),
    route({
      // Every practice of the site is asked.
      ...{ method: 'POST', path: `${MINE}/retrouver`, access: 'account', answer: 'page', perMinute: 3 },
      summary: 'Join appointments made by telephone to this account, after proof',
      handle: async (call) => {
        const found = await joinKnownVisits(needs, String(call.session.actor.id), call.act);
        const said =
          found === 0
            ? 'Nous n’avons retrouvé aucun autre rendez-vous. Vérifiez auprès du cabinet l’e-mail ou le mobile qu’il a noté.'
            : `${found} rendez-vous retrouvé${found > 1 ? 's' : ''} : dans la liste ci-dessous.`;
        const visits = await visitsOf(needs, String(call.session.actor.id));
        const body = html`<p class="notice" role="status">${said}</p>
          ${visitsPage(visits)}`;
        return site.page({ title: 'Mes rendez-vous', body, narrow: true });
      },
    }),
  ];
}

async function shown(
  site: Site,
  { visit, uploads }: Pick<VisitView, 'visit' | 'uploads'>,
  query: { readonly nouveau?: string | undefined; readonly fait?: 'deplace' | 'annule' | undefined },
): Promise<PageAnswer> {
  const said =
    query.fait === undefined
      ? null
      : {
          deplace: 'Votre rendez-vous est déplacé. Le cabinet le sait déjà.',
          annule: 'Votre rendez-vous est annulé. Le cabinet le sait déjà ; l’heure est rendue.',
        }[query.fait];
  const body = visitPage({
    ...{ visit, said, fresh: query.nouveau !== undefined && visit.appointment.state !== 'cancelled' },
    papers: await papersOf(visit.database, visit.slug, visit.appointment.reason.id),
    uploads,
  });
  return site.page({ title: whenOf(visit), body, narrow: true });
}

async function receive(
  needs: BookingNeeds,
  visit: Visit,
  call: Pick<Call, 'request' | 'act'> & { readonly session: Session },
) {
  for await (const part of call.request.parts()) {
    if (part.type !== 'file') continue;
    const file = { stream: part.file, fileName: part.filename };
    const { id: appointmentId, patientId } = visit.appointment;
    const from = { appointmentId, patientId, accountId: String(call.session.actor.id), act: call.act };
    await sendDocument(needs, visit, { ...from, file });
    return;
  }
  throw new Invalid('booking.no-file', 'Choisissez un fichier à envoyer.');
}

function refusePast(visit: Visit): void {
  if (!visit.past && visit.appointment.state !== 'cancelled') return;
  throw new Conflict('booking.visit-past', 'Ce rendez-vous est passé ou annulé : ses documents ne changent plus ici.');
}
