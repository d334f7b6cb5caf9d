import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import {
  invitationParams,
  memberParams,
  registerSchema,
  rightsSchema,
  teamInvitationSchema,
  teamsSchema,
} from '../api/team.ts';
import { professionalParams } from '../api/practice.ts';
import { practiceJournal } from '../context.ts';
import { withinPractice } from '../entering.ts';
import type { ProfessionalsNeeds } from '../needs.ts';
import { professionalOfPerson } from '../professionals.ts';
import { registerOf } from '../team/register.ts';
import { changeRights, inviteToTeam, removeFromTeam, teamsOf, withdrawInvitation } from '../team/teams.ts';

const READ = { permission: 'professionals.team.read', scope: 'professional' } as const;
const MANAGE = { permission: 'professionals.team.manage', scope: 'professional' } as const;
const TEAM = '/api/professionals/team';

/** Delegated accounts: seen by the practice and by who runs Cabinet, changed by the professional concerned alone. */
export function teamRoutes(needs: ProfessionalsNeeds): readonly Route[] {
  const { organizations } = needs;
  return [
    route({
      ...{ method: 'GET', path: TEAM, summary: 'Shows who works for whom, with which rights', access: READ },
      answer: teamsSchema,
      handle: (call) =>
        withinPractice(call, needs, async ({ organizationId, database, act }) => {
          const own = act.actor.kind === 'person' ? await professionalOfPerson(database, act.actor.id) : null;
          return teamsOf(organizations, organizationId, database, own?.id ?? null);
        }),
    }),
    route({
      ...{ method: 'GET', path: `${TEAM}/register`, summary: 'Shows the register of delegated accounts', access: READ },
      answer: registerSchema,
      handle: (call) =>
        withinPractice(call, needs, async ({ database }) => [
          ...(await registerOf(
            database,
            async (id) => (await needs.people.findPerson(needs.commons, id))?.name ?? null,
          )),
        ]),
    }),
    route({
      ...{ method: 'POST', path: `${TEAM}/:professionalId/invitations`, access: MANAGE },
      summary: 'Invites a secretary or a substitute by e-mail, with the rights ticked',
      ...{ params: professionalParams, body: teamInvitationSchema, answer: null, perMinute: 20 },
      handle: (call) =>
        withinPractice(call, needs, (context) =>
          inviteToTeam(organizations, context, call.params.professionalId, call.body),
        ),
    }),
    route({
      ...{ method: 'DELETE', path: `${TEAM}/:professionalId/invitations/:invitationId`, access: MANAGE },
      ...{ summary: 'Withdraws an invitation', params: invitationParams, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => withdrawInvitation(organizations, context, call.params)),
    }),
    route({
      ...{ method: 'PUT', path: `${TEAM}/:professionalId/members/:personId`, access: MANAGE },
      summary: 'Gives somebody exactly these rights for a professional',
      ...{ params: memberParams, body: rightsSchema, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => changeRights(organizations, context, call.params, call.body)),
    }),
    route({
      ...{ method: 'DELETE', path: `${TEAM}/:professionalId/members/:personId`, access: MANAGE },
      ...{ summary: 'Ends the access of a secretary or a substitute', params: memberParams, answer: null },
      handle: (call) => withinPractice(call, needs, (context) => removeFromTeam(organizations, context, call.params)),
    }),
    route({
      ...{ method: 'GET', path: '/api/professionals/teams/:organizationId' },
      ...{ summary: 'Shows whoever runs Cabinet the teams of a practice', answer: teamsSchema },
      ...{ access: { permission: 'professionals.teams.inspect' }, params: z.object({ organizationId: z.uuid() }) },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          const { organizationId } = call.params;
          await practiceJournal(context.database, context, {
            ...{ action: 'professionals.team.inspected', object: { kind: 'organization', id: organizationId } },
          });
          const database = await needs.databases.organization(organizationId);
          return teamsOf(organizations, organizationId, database, null);
        }),
    }),
  ];
}
