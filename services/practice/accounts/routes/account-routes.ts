import { z } from 'zod';
import { html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import { refusedBy, type Refused } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import type { Session } from '#platform/http/session.ts';
import { accountOf, appointmentsOf, closeAccount, exportAccount } from '../account.ts';
import type { AccountsNeeds } from '../desk.ts';
import { liftOpposition, oppositionsOf, setOpposition } from '../oppositions.ts';
import { accountPage, type KnownPractice, type Opening } from '../pages/account-page.ts';
import { addPerson, peopleOf, readPerson, removePerson, todayOf } from '../people.ts';
import { closeSession, listSessions, PATIENT_COOKIE } from '../sessions.ts';
import { takeSession } from '../visitor.ts';

/** What the account reads through from the practices it knows. */
export interface PracticesRead {
  /** Names for lists; null once a practice is gone. */
  practice(organizationId: string): Promise<KnownPractice | null>;
  /** Who opened the records joined to these people of the account, newest first. */
  openings(organizationId: string, personIds: readonly string[]): Promise<readonly Opening[]>;
}

const typed = z.string().max(400).optional();
const personBody = z.object({ prenom: typed, nom: typed, naissance: typed, lien: typed });
const idParams = z.object({ id: z.uuid() });
const ACCOUNT = '/mon-compte';

/** « Mon compte » and what is done there. */
export function accountRoutes(needs: AccountsNeeds, site: Site, practices: PracticesRead): readonly Route[] {
  const show = async (session: Session, token: string, refused: Refused | null = null): Promise<PageAnswer> => {
    const accountId = String(session.actor.id);
    const [account, people] = [await accountOf(needs, accountId), await peopleOf(needs, accountId)];
    const visited = [...new Set((await appointmentsOf(needs, accountId)).map(({ organizationId }) => organizationId))];
    const known = await Promise.all(visited.map((id) => practices.practice(id)));
    const personIds = people.map(({ id }) => id);
    const openings = await Promise.all(visited.map((id) => practices.openings(id, personIds)));
    const view = {
      ...{ account, people, refused, sessions: await listSessions(needs, accountId, token) },
      practices: known.filter((one) => one !== null),
      oppositions: await oppositionsOf(needs, accountId),
      openings: openings.flat().toSorted((a, b) => b.at.localeCompare(a.at)),
    };
    return site.page({
      title: 'Mon compte',
      body: accountPage(view),
      narrow: true,
      status: refused === null ? 200 : 422,
    });
  };
  const act = { access: 'account', answer: 'page', method: 'POST' } as const;
  return [
    route({
      ...{ method: 'GET', path: ACCOUNT, access: 'public', answer: 'page' },
      summary: 'The account of a patient',
      handle: async ({ session, request }) =>
        session === null
          ? { location: `/connexion?suite=${ACCOUNT}` }
          : show(session, request.cookies[PATIENT_COOKIE] ?? ''),
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/personnes', summary: 'Say who one is, or add a relative', body: personBody },
      handle: async (call) => {
        try {
          await addPerson(needs, String(call.session.actor.id), readPerson(call.body, todayOf(needs)), call.act);
          return { location: `${ACCOUNT}#proches` };
        } catch (error) {
          return show(call.session, call.request.cookies[PATIENT_COOKIE] ?? '', refusedBy(error, call.body));
        }
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/personnes/:id/retirer', summary: 'Take a relative off the account', params: idParams },
      handle: async (call) => {
        await removePerson(needs, String(call.session.actor.id), call.params.id, call.act);
        return { location: `${ACCOUNT}#proches` };
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/sessions/:id/fermer', summary: 'Close another session', params: idParams },
      handle: async (call) => {
        await closeSession(needs, String(call.session.actor.id), call.params.id, call.act);
        return { location: ACCOUNT };
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/oppositions', summary: 'Close one’s record to a professional or a practice' },
      body: z.object({ personne: z.uuid(), contre: z.string().regex(/^[0-9a-f-]{36}(:[0-9a-f-]{36})?$/) }),
      handle: async (call) => {
        const [organizationId, professionalId = null] = call.body.contre.split(':') as [string, string?];
        const against = { personId: call.body.personne, organizationId, professionalId };
        await setOpposition(needs, String(call.session.actor.id), against, call.act);
        return { location: `${ACCOUNT}#oppositions` };
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/oppositions/:id/lever', summary: 'Open one’s record again', params: idParams },
      handle: async (call) => {
        await liftOpposition(needs, String(call.session.actor.id), call.params.id, call.act);
        return { location: `${ACCOUNT}#oppositions` };
      },
    }),
    route({
      ...{ method: 'GET', path: '/mon-compte/donnees', access: 'account', answer: 'stream' },
      summary: 'Everything the account holds, as JSON',
      handle: async ({ session, act: read, reply }) => {
        const data = await exportAccount(needs, String(session.actor.id), read);
        const name = 'attachment; filename="mon-compte-cabinet.json"';
        reply
          .type('application/json; charset=utf-8')
          .header('content-disposition', name)
          .header('cache-control', 'no-store');
        return reply.send(JSON.stringify(data, null, 2));
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/fermer', summary: 'Erase the account', body: z.object({ accord: z.literal('oui') }) },
      handle: async (call) => {
        await closeAccount(needs, String(call.session.actor.id), call.act);
        takeSession(call);
        const body = html`<h1>Votre compte est fermé</h1>
          <p>
            Ses données sont effacées. Vos rendez-vous à venir restent pris : pour les annuler, appelez le cabinet.
          </p>`;
        return site.page({ title: 'Compte fermé', body, narrow: true });
      },
    }),
  ];
}
