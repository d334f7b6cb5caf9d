import { z } from 'zod';
import { html, type Html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import type { Session } from '#platform/http/session.ts';
import type { Site } from '#platform/site/site.ts';
import { accountOf, peopleOf, type AccountPerson, type AccountsNeeds } from '#services/practice/accounts/module.ts';
import type { BookingNeeds } from '../needs.ts';
import { nameOf } from '../pages/practitioner-parts.ts';
import { offeredBy, practitionerAt, reasonNotFound, type OfferedReason, type Practitioner } from '../practitioner.ts';
import { fileFor, isKnown, type Booker } from '../booked-files.ts';
import { slugParams } from './practitioner-routes.ts';

const body = z.object({ motif: z.uuid(), personne: z.uuid() });

/** « Me prévenir si une place se libère » : a request on the practice's waiting list. */
export function noticeRoutes(needs: BookingNeeds, accounts: AccountsNeeds, site: Site): readonly Route[] {
  const path = '/praticien/:slug/me-prevenir';
  return [
    route({
      ...{ method: 'GET', path, access: 'public', answer: 'page', params: slugParams },
      summary: 'Ask to be told of a freed time',
      handle: async ({ params: { slug }, session }) => {
        if (session === null) return { location: `/connexion?suite=/praticien/${slug}/me-prevenir` };
        return askPage(needs, accounts, site, await practitionerAt(needs, slug), session);
      },
    }),
    route({
      ...{ method: 'POST', path, access: 'account', answer: 'page', params: slugParams, body },
      summary: 'Put oneself on the waiting list',
      handle: async ({ params: { slug }, body: { motif, personne }, session, act }) => {
        const practitioner = await practitionerAt(needs, slug);
        const account = await accountOf(accounts, String(session.actor.id));
        const person = (await peopleOf(accounts, account.id)).find(({ id }) => id === personne);
        if (person === undefined || practitioner.resource === null) {
          throw new NotFound('accounts.person-not-found', 'Cette personne n’est pas dans votre compte.');
        }
        const { organizationId, database } = practitioner;
        const patientId = await patientWaiting(needs, practitioner, { account, person, act }, motif);
        await needs.ask(
          { organizationId, database, act },
          {
            ...{ id: newId(), patientId, reasonId: motif, resourceId: practitioner.resource.id },
            channel: account.phone === null ? 'email' : 'sms',
          },
        );
        const said = html`<h1>C’est noté</h1>
          <p>
            Dès qu’une place se libère chez ${nameOf(practitioner.profile)}, elle vous est proposée par message, avec un
            délai pour répondre. Rien n’est pris sans vous.
          </p>
          <p class="actions"><a class="button" href="/praticien/${slug}">Revenir au praticien</a></p>`;
        return site.page({ title: 'C’est noté', narrow: true, body: said });
      },
    }),
  ];
}

/**
 * The file of who waits for a reason that the public site offers them.
 * @throws {NotFound} `booking.reason-not-found`, {Conflict} `agenda.known-patients-only`
 */
async function patientWaiting(
  needs: BookingNeeds,
  practitioner: Practitioner,
  booker: Booker,
  reasonId: string,
): Promise<string> {
  const offered = (await offeredBy(needs, practitioner))?.reasons ?? [];
  const reason = offered.find((one) => one.reason.id === reasonId)?.reason;
  if (reason === undefined) throw reasonNotFound();
  if (reason.online === 'known' && !(await isKnown(needs, practitioner, booker))) {
    const message = 'Ce motif est réservé aux patients déjà suivis par ce praticien. Appelez le cabinet.';
    throw new Conflict('agenda.known-patients-only', message);
  }
  return (await fileFor(needs, practitioner, booker)).patientId;
}

async function askPage(
  needs: BookingNeeds,
  accounts: AccountsNeeds,
  site: Site,
  practitioner: Practitioner,
  session: Session,
): Promise<PageAnswer> {
  const people = await peopleOf(accounts, String(session.actor.id));
  const reasons = (await offeredBy(needs, practitioner))?.reasons.map(({ reason }) => reason) ?? [];
  const { profile } = practitioner;
  const title = 'Me prévenir si une place se libère';
  const content = html`<h1>${title}</h1>
    <p class="second">Chez ${nameOf(profile)}. Une place libérée est proposée à une personne à la fois.</p>
    ${
      people.length === 0
        ? html`<p class="notice">Dites d’abord qui vous êtes, puis revenez ici.</p>
            <p class="actions"><a class="button" href="/mon-compte">Compléter mon compte</a></p>`
        : form(profile.slug, people, reasons)
    }`;
  return site.page({ title, narrow: true, body: content });
}

function form(slug: string, people: readonly AccountPerson[], reasons: readonly OfferedReason[]): Html {
  return html`<form method="post" action="/praticien/${slug}/me-prevenir">
    <div class="field">
      <label for="motif">Pour quel motif</label>
      <select class="input" id="motif" name="motif">
        ${reasons.map(({ id, publicName }) => html`<option value="${id}">${publicName}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="personne">Pour qui</label>
      <select class="input" id="personne" name="personne">
        ${people.map(({ id, firstName, birthName }) => html`<option value="${id}">${firstName} ${birthName}</option>`)}
      </select>
    </div>
    <p class="actions"><button class="button" type="submit">Me prévenir</button></p>
  </form>`;
}
