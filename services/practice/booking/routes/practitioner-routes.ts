import { z } from 'zod';
import { html, type Html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Call, type Route } from '#platform/http/route.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import { icon } from '#platform/site/icons.ts';
import type { Site } from '#platform/site/site.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import type { Availability } from '#services/practice/agenda/module.ts';
import { stripOf } from '../day-strip.ts';
import { notShown } from '../documents/publishing.ts';
import { papersOf } from '../documents/reason-papers.ts';
import type { BookingNeeds } from '../needs.ts';
import { nameOf } from '../pages/practitioner-parts.ts';
import { practitionerPage, type PractitionerView } from '../pages/practitioner-page.ts';
import { heldBar } from '../pages/request-pages.ts';
import { finder } from '../pages/search-page.ts';
import { offeredBy, practitionerAt, type Practitioner } from '../practitioner.ts';
import { requestOf, type BookingRequest } from '../requests.ts';
import { secondsUntil, visitor } from './call-parts.ts';

export const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,120}$/) });
const pageQuery = z.object({
  motif: z.uuid().optional().catch(undefined),
  jour: z.iso.date().optional().catch(undefined),
  debut: z.iso.datetime({ offset: true }).optional().catch(undefined),
  lieu: z.enum(['site', 'video']).optional().catch(undefined),
  garde: z.uuid().optional().catch(undefined),
});
type PageQuery = z.output<typeof pageQuery>;

/** The page of a practitioner, and the documents of its reasons. */
export function practitionerRoutes(needs: BookingNeeds, site: Site): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/praticien/:slug', access: 'public', answer: 'page', perMinute: 3_000 },
      ...{ summary: 'A practitioner: reasons, days, times', params: slugParams, query: pageQuery },
      handle: async (call) => {
        const practitioner = await practitionerAt(needs, call.params.slug);
        return practitionerDocument(needs, site, call, practitioner, call.query, null);
      },
    }),
    route({
      ...{ method: 'GET', path: '/praticien/:slug/documents/:documentId', access: 'public', answer: 'stream' },
      summary: 'A document shown with a reason for a visit',
      params: slugParams.extend({ documentId: z.uuid() }),
      handle: async (call) => {
        const practitioner = await practitionerAt(needs, call.params.slug);
        const row = await practitioner.database
          .selectFrom('booking.reason_documents')
          .select(['document_id', 'suspended_at'])
          .where('id', '=', call.params.documentId)
          .where((one) => one.or([one('state', '=', 'published'), one('suspended_at', 'is not', null)]))
          .executeTakeFirst();
        if (row === undefined) throw new NotFound('booking.document-not-found', 'Ce document n’est plus proposé.');
        if (row.suspended_at !== null) throw notShown();
        return serveDocument(call, await needs.documents.open(practitioner, row.document_id), { inline: true });
      },
    }),
  ];
}

/** The whole page, with what has just been said (a time taken) when there is something. */
export async function practitionerDocument(
  needs: BookingNeeds,
  site: Site,
  call: Pick<Call, 'request' | 'reply'>,
  practitioner: Practitioner,
  query: Partial<PageQuery>,
  said: Html | null,
): Promise<PageAnswer> {
  const { profile } = practitioner;
  const offered = await offeredBy(needs, practitioner);
  const held = query.garde === undefined ? null : await heldRequest(needs, call, practitioner, query.garde);
  const wanted =
    query.motif === undefined && query.debut !== undefined ? wantedTime(offered, query.debut, query.lieu) : null;
  const chosen = offered?.reasons.find(({ reason }) => reason.id === query.motif) ?? null;
  const view: PractitionerView = {
    ...{ profile, said: said ?? (wanted?.reasons.length === 0 ? gone() : null) },
    reasons: offered?.reasons.map(({ reason }) => reason) ?? null,
    wanted: wanted === null || wanted.reasons.length === 0 ? null : wanted,
    chosen: chosen === null ? null : await chosenView(needs, practitioner, chosen, query, held),
    held: held === null || chosen === null ? null : heldStep(needs, practitioner, chosen.reason, held),
  };
  const body = practitionerPage(view);
  const description = `${nameOf(profile)}, ${profile.care_name}${profile.city === null ? '' : ` à ${profile.city}`} : ${offered === null ? 'tarifs, accès, coordonnées.' : 'créneaux libres, tarifs, accès. Prenez rendez-vous en ligne.'}`;
  return site.page({
    title: `${nameOf(profile)}, ${profile.care_name}`,
    description,
    body,
    ...(chosen === null
      ? { bar: finder({}) }
      : { step: { title: 'Prendre rendez-vous', back: `/praticien/${profile.slug}`, out: '/' } }),
    ...(said === null ? {} : { status: 409 }),
  });
}

async function chosenView(
  needs: BookingNeeds,
  { profile, database }: Practitioner,
  { reason, times }: Availability['reasons'][number],
  query: Partial<PageQuery>,
  held: BookingRequest | null,
): Promise<NonNullable<PractitionerView['chosen']>> {
  const timeZone = profile.time_zone;
  const today = needs.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
  const heldDay =
    held === null ? null : Temporal.Instant.from(held.startsAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const day = query.jour === undefined ? heldDay : Temporal.PlainDate.from(query.jour);
  // The time held is nobody else's to take: it stays among those shown.
  const own = held === null ? [] : [Temporal.Instant.from(held.startsAt).epochMilliseconds];
  const starts = [...new Set([...times.map(({ start }) => start), ...own])].toSorted((one, other) => one - other);
  return {
    reason,
    papers: await papersOf(database, profile.slug, reason.id),
    times: {
      ...{ strip: stripOf(starts, { today, day, timeZone }), timeZone, video: reason.place === 'video' },
      held: held === null ? undefined : Temporal.Instant.from(held.startsAt).toString(),
      dayAddress: (to) =>
        `/praticien/${profile.slug}?motif=${reason.id}&jour=${to}${held === null ? '' : `&garde=${held.id}`}`,
      action: `/rendez-vous/${profile.slug}/garder`,
      hidden: { motif: reason.id, ...(held === null ? {} : { remplace: held.id }) },
    },
  };
}

function heldStep(
  needs: BookingNeeds,
  { profile }: Practitioner,
  reason: Availability['reasons'][number]['reason'],
  held: BookingRequest,
): Html {
  const left = secondsUntil(held.heldUntil, needs.clock.now());
  const view = {
    profile,
    reason,
    requestId: held.id,
    startsAt: held.startsAt,
    secondsLeft: left,
    secondsHeld: Math.max(left, 600),
  };
  return heldBar(
    view,
    html`<a class="button wide" href="/rendez-vous/${profile.slug}/${held.id}">Continuer ${icon('right')}</a>`,
  );
}

async function heldRequest(
  needs: BookingNeeds,
  call: Pick<Call, 'request' | 'reply'>,
  practitioner: Practitioner,
  id: string,
) {
  const request = await requestOf(practitioner, id, visitor(call, needs.secure)).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (request === null || request.confirmedAt !== null) return null;
  return secondsUntil(request.heldUntil, needs.clock.now()) === 0 ? null : request;
}

function wantedTime(offered: Availability | null, debut: string, lieu: 'site' | 'video' | undefined) {
  const start = Temporal.Instant.from(debut);
  const reasons = (offered?.reasons ?? [])
    .filter(({ reason, times }) => {
      if (lieu !== undefined && (reason.place === 'video') !== (lieu === 'video')) return false;
      return times.some((one) => one.start === start.epochMilliseconds);
    })
    .map(({ reason }) => reason);
  return { startsAt: start.toString(), reasons };
}

function gone(): Html {
  return html`<p class="alarm" role="alert">
    <strong>Cette heure vient d’être prise. Rien n’a été perdu : choisissez un motif pour voir les suivantes.</strong>
  </p>`;
}
