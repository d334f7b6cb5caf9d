import { z } from 'zod';
import type { PageAnswer } from '#platform/http/page.ts';
import { route, type Call, type Route } from '#platform/http/route.ts';
import { refusedBy, type Refused } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import type { AccountsNeeds } from '#services/practice/accounts/module.ts';
import { bookingAccount, personChosen } from '../bookers.ts';
import { papersOf } from '../documents/reason-papers.ts';
import type { BookingNeeds } from '../needs.ts';
import { accountStep, confirmStep, expiredStep, personStep, takenNotice } from '../pages/request-pages.ts';
import { practitionerAt, reasonOf, type Practitioner } from '../practitioner.ts';
import { bookFor, confirmRequest, holdTime, requestOf, type BookingRequest } from '../requests.ts';
import { nextStep } from '../steps.ts';
import { nextTimesOf, secondsUntil, visitor } from './call-parts.ts';
import { practitionerDocument, slugParams } from './practitioner-routes.ts';

const instant = z.iso.datetime({ offset: true });
const typed = z.string().max(400).optional();
const requestParams = slugParams.extend({ requestId: z.uuid() });
const STEP = 'Prendre rendez-vous';

/** A booking, step by step: held, for whom, confirmed. Each step is a form; a script only counts the time down. */
export function requestRoutes(needs: BookingNeeds, accounts: AccountsNeeds, site: Site): readonly Route[] {
  const steps = new Steps(needs, accounts, site);
  return [
    route({
      ...{ method: 'POST', path: '/rendez-vous/:slug/garder', access: 'public', answer: 'page', perMinute: 60 },
      ...{ summary: 'Hold a time', params: slugParams },
      body: z.object({ motif: z.uuid(), debut: instant, remplace: z.uuid().optional() }),
      handle: async (call) => {
        const practitioner = await practitionerAt(needs, call.params.slug);
        const { motif, debut, remplace } = call.body;
        const secret = visitor(call, needs.secure);
        try {
          const asked = { reasonId: motif, startsAt: debut, visitor: secret, replaces: remplace, act: call.act };
          const request = await holdTime(needs, practitioner, asked);
          return { location: `/praticien/${call.params.slug}?motif=${motif}&garde=${request.id}` };
        } catch (error) {
          return steps.taken(error, call, practitioner, { reasonId: motif, startsAt: debut });
        }
      },
    }),
    route({
      ...{
        method: 'GET',
        path: '/rendez-vous/:slug/:requestId',
        access: 'public',
        answer: 'page',
        params: requestParams,
      },
      ...{
        summary: 'For whom, or who books',
        query: z.object({ pour: z.enum(['autre']).optional().catch(undefined) }),
      },
      handle: async (call) => {
        const { practitioner, request } = await steps.request(call);
        return steps.next(call, practitioner, request, { again: call.query.pour !== undefined, refused: null });
      },
    }),
    route({
      ...{
        method: 'POST',
        path: '/rendez-vous/:slug/:requestId/pour',
        access: 'account',
        answer: 'page',
        params: requestParams,
      },
      summary: 'Say whom the visit is for',
      body: z.object({ personne: typed, prenom: typed, nom: typed, naissance: typed, lien: typed, connu: typed }),
      handle: async (call) => {
        const { practitioner, request } = await steps.request(call);
        try {
          const person = await personChosen(accounts, String(call.session.actor.id), call.body, call.act);
          await bookFor(practitioner, request.id, person, call.body.connu === 'oui');
          return { location: `/rendez-vous/${call.params.slug}/${request.id}` };
        } catch (error) {
          return steps.next(call, practitioner, request, { again: true, refused: refusedBy(error, call.body) });
        }
      },
    }),
    route({
      ...{ method: 'POST', path: '/rendez-vous/:slug/:requestId/confirmer', access: 'account', answer: 'page' },
      ...{ summary: 'Confirm: the appointment is made', params: requestParams },
      handle: async (call) => {
        const { practitioner, request } = await steps.request(call);
        const { account, people } = await bookingAccount(accounts, String(call.session.actor.id));
        const person = people.find(({ id }) => id === request.personId);
        if (person === undefined) return { location: `/rendez-vous/${call.params.slug}/${request.id}` };
        try {
          await confirmRequest(needs, practitioner, request, { account, person, act: call.act });
          return { location: `/mes-rendez-vous/${request.appointmentId}?nouveau=1` };
        } catch (error) {
          return steps.taken(error, call, practitioner, request);
        }
      },
    }),
  ];
}

type AnyCall = Pick<Call, 'request' | 'reply' | 'act' | 'session'>;

/** What the steps share. */
class Steps {
  readonly #needs: BookingNeeds;
  readonly #accounts: AccountsNeeds;
  readonly #site: Site;

  constructor(needs: BookingNeeds, accounts: AccountsNeeds, site: Site) {
    this.#needs = needs;
    this.#accounts = accounts;
    this.#site = site;
  }

  async request(call: AnyCall & { readonly params: z.output<typeof requestParams> }) {
    const practitioner = await practitionerAt(this.#needs, call.params.slug);
    const request = await requestOf(practitioner, call.params.requestId, visitor(call, this.#needs.secure));
    return { practitioner, request };
  }

  /** The step that comes next, for whoever is there. */
  async next(
    call: AnyCall,
    practitioner: Practitioner,
    request: BookingRequest,
    { again, refused }: { readonly again: boolean; readonly refused: Refused | null },
  ): Promise<PageAnswer> {
    const { database, profile } = practitioner;
    const address = `/rendez-vous/${profile.slug}/${request.id}`;
    const back = `/praticien/${profile.slug}?motif=${request.reasonId}`;
    const bar = { title: STEP, back: `${back}&garde=${request.id}`, out: `/praticien/${profile.slug}` };
    const page = { title: STEP, narrow: true, step: bar, status: refused === null ? 200 : 422 };
    const secondsLeft = secondsUntil(request.heldUntil, this.#needs.clock.now());
    const people =
      call.session === null ? null : (await bookingAccount(this.#accounts, String(call.session.actor.id))).people;
    const step = nextStep(request, { secondsLeft, people, again });
    if (step.kind === 'made') return { location: `/mes-rendez-vous/${request.appointmentId}` };
    const reason = await reasonOf(this.#needs, practitioner, request.reasonId);
    if (step.kind === 'expired') return this.#site.page({ ...page, body: expiredStep(profile, back) });
    const held = { secondsLeft, secondsHeld: Math.max(secondsLeft, 600) };
    const view = { profile, reason, requestId: request.id, startsAt: request.startsAt, ...held };
    if (step.kind === 'confirm') {
      const papers = await papersOf(database, profile.slug, reason.id);
      const shown = { person: step.person, papers, action: `${address}/confirmer`, change: `${address}?pour=autre` };
      return this.#site.page({ ...page, body: confirmStep(view, shown) });
    }
    if (step.kind === 'account') return this.#site.page({ ...page, body: accountStep(view, address) });
    const asked = { people: people ?? [], refused, action: `${address}/pour` };
    return this.#site.page({ ...page, body: personStep(view, asked) });
  }

  /** The page of times again, with what happened said at its top; any other error is thrown on. */
  async taken(
    error: unknown,
    call: AnyCall,
    practitioner: Practitioner,
    asked: { readonly reasonId: string; readonly startsAt: string },
  ): Promise<PageAnswer> {
    const next = nextTimesOf(error);
    if (next === null) throw error;
    const { profile } = practitioner;
    const said = takenNotice({
      ...{ next, timeZone: profile.time_zone, action: `/rendez-vous/${profile.slug}/garder` },
      ...{ hidden: { motif: asked.reasonId }, all: `/praticien/${profile.slug}?motif=${asked.reasonId}` },
    });
    const day = Temporal.Instant.from(asked.startsAt).toZonedDateTimeISO(profile.time_zone).toPlainDate();
    const query = { motif: asked.reasonId, jour: day.toString() };
    return practitionerDocument(this.#needs, this.#site, call, practitioner, query, said);
  }
}
