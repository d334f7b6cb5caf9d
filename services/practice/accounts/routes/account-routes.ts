import { z } from 'zod';
import { html, type PageAnswer } from '#platform/http/page.ts';
import { route, type Route } from '#platform/http/route.ts';
import { refusedBy, type Refused } from '#platform/site/fields.ts';
import type { Site } from '#platform/site/site.ts';
import type { Session } from '#platform/http/session.ts';
import { accountOf, AFTERWARDS, closeAccount, exportAccount } from '../account.ts';
import type { PatientAccounts } from '#services/practice/patients/module.ts';
import type { AccountsNeeds } from '../desk.ts';
import { accountPage, type JoinedFile, type KnownPractice } from '../pages/account-page.ts';
import { addPerson, peopleOf, readPerson, removePerson, todayOf } from '../people.ts';
import { closeSession, listSessions, PATIENT_COOKIE } from '../sessions.ts';
import { takeSession } from '../visitor.ts';

/** What the account does with the files joined to it; bans and openings are the patients room's. */
export interface OwnFiles extends Pick<
  PatientAccounts,
  'filesOf' | 'bansOf' | 'setBan' | 'liftBan' | 'openingsOf' | 'leave'
> {
  /** Names of a practice and of its professionals. */
  practice(organizationId: string): Promise<KnownPractice>;
}

const typed = z.string().max(400).optional();
const personBody = z.object({ prenom: typed, nom: typed, naissance: typed, lien: typed });
const idParams = z.object({ id: z.uuid() });
const ACCOUNT = '/mon-compte';
const OPENINGS_SHOWN = 50;

/** « Mon compte » and what is done there. */
export function accountRoutes(needs: AccountsNeeds, site: Site, files: OwnFiles): readonly Route[] {
  const show = async (session: Session, token: string, refused: Refused | null = null): Promise<PageAnswer> => {
    const accountId = String(session.actor.id);
    const [account, people] = [await accountOf(needs, accountId), await peopleOf(needs, accountId)];
    const view = {
      ...{ account, people, refused, sessions: await listSessions(needs, accountId, token) },
      files: await joinedFiles(files, accountId),
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
      body: z.object({ contre: z.string().regex(/^[0-9a-f-]{36}(:[0-9a-f-]{36})?$/) }),
      handle: async (call) => {
        const [fileId, professionalId = null] = call.body.contre.split(':') as [string, string?];
        await files.setBan({ accountId: String(call.session.actor.id), act: call.act }, fileId, professionalId);
        return { location: `${ACCOUNT}#oppositions` };
      },
    }),
    route({
      ...act,
      ...{ path: '/mon-compte/oppositions/:id/lever', summary: 'Open one’s record again', params: idParams },
      handle: async (call) => {
        await files.liftBan({ accountId: String(call.session.actor.id), act: call.act }, call.params.id);
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
        const accountId = String(call.session.actor.id);
        await files.leave({ accountId, act: call.act });
        await closeAccount(needs, accountId, call.act);
        takeSession(call);
        const body = html`<h1>Votre compte est fermé</h1>
          <p>Ses données sont effacées. ${AFTERWARDS}</p>`;
        return site.page({ title: 'Compte fermé', body, narrow: true });
      },
    }),
  ];
}

/** Files joined to the account, each with its bans in force and who opened it lately. */
async function joinedFiles(files: OwnFiles, accountId: string): Promise<readonly JoinedFile[]> {
  const [joined, bans] = [await files.filesOf(accountId), await files.bansOf(accountId)];
  return Promise.all(
    joined.map(async ({ id, organizationId }) => ({
      ...{ id, practice: await files.practice(organizationId) },
      bans: bans.filter((ban) => ban.fileId === id && ban.liftedAt === null),
      openings: (await files.openingsOf(accountId, id)).slice(0, OPENINGS_SHOWN),
    })),
  );
}
