import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import {
  accountOf,
  addPerson,
  peopleOf,
  readPerson,
  todayOf,
  type AccountsNeeds,
} from '#services/practice/accounts/module.ts';
import type { BookingNeeds } from '../needs.ts';
import { offeredBy, practitionerAt } from '../practitioner.ts';
import { confirmRequest, holdTime, notOpen, requestOf } from '../requests.ts';
import { slugParams } from './practitioner-routes.ts';
import { visitor } from './call-parts.ts';

const instant = z.iso.datetime({ offset: true });
const place = z.enum(['site', 'video', 'home']);

/** The same as the pages, for programs that act for a patient. The search is beside its page. */
export function apiRoutes(needs: BookingNeeds, accounts: AccountsNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: '/api/booking/practitioners/:slug/times', access: 'public', params: slugParams },
      summary:
        'Reasons one may book on line and their free times; 409 `agenda.not-open-online` when there is none to be had',
      perMinute: 3_000,
      answer: z.object({
        reasons: z.array(
          z.object({
            ...{
              id: z.uuid(),
              name: z.string(),
              minutes: z.int(),
              place,
              online: z.enum(['known', 'everybody', 'nobody']),
            },
            ...{ instructions: z.string().nullable(), times: z.array(z.string()).describe('ISO instants') },
          }),
        ),
      }),
      handle: async ({ params }) => {
        const offered = await offeredBy(needs, await practitionerAt(needs, params.slug));
        if (offered === null) throw notOpen();
        return {
          reasons: offered.reasons.map(({ reason, times }) => ({
            ...{ id: reason.id, name: reason.publicName, minutes: reason.minutes, place: reason.place },
            ...{ online: reason.online, instructions: reason.instructions },
            times: times.map(({ start }) => Temporal.Instant.fromEpochMilliseconds(start).toString()),
          })),
        };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/booking/holds', access: 'public', perMinute: 6_000 },
      summary:
        'Hold a time for this visitor; 409 `agenda.slot-taken`, or `agenda.outside-rules` for a past time, with the three next times in `facts`',
      body: z.object({ slug: slugParams.shape.slug, reasonId: z.uuid(), startsAt: instant }),
      answer: z.object({ requestId: z.uuid(), startsAt: instant, heldUntil: instant, place }),
      handle: async (call) => {
        const { slug, reasonId, startsAt } = call.body;
        const practitioner = await practitionerAt(needs, slug);
        const asked = { reasonId, startsAt, visitor: visitor(call, needs.secure), act: call.act };
        const request = await holdTime(needs, practitioner, asked);
        return {
          requestId: request.id,
          startsAt: request.startsAt,
          heldUntil: request.heldUntil,
          place: request.place,
        };
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/accounts/people', access: 'account', summary: 'The holder and their relatives' },
      answer: z.object({
        people: z.array(
          z.object({
            ...{ id: z.uuid(), relation: z.enum(['self', 'child', 'relative']), firstName: z.string() },
            ...{ birthName: z.string(), birthDate: z.iso.date() },
          }),
        ),
      }),
      handle: async ({ session }) => ({ people: await peopleOf(accounts, String(session.actor.id)) }),
    }),
    route({
      ...{ method: 'POST', path: '/api/accounts/people', access: 'account', summary: 'Add the holder or a relative' },
      body: z.object({
        ...{ relation: z.enum(['self', 'child', 'relative']), firstName: z.string(), birthName: z.string() },
        birthDate: z.iso.date(),
      }),
      answer: z.object({ id: z.uuid() }),
      handle: async ({ session, body, act }) => {
        const typed = { prenom: body.firstName, nom: body.birthName, naissance: body.birthDate, lien: body.relation };
        return { id: await addPerson(accounts, String(session.actor.id), readPerson(typed, todayOf(accounts)), act) };
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/booking/appointments', access: 'account', perMinute: 6_000 },
      summary: 'Make the appointment of a held time; the same request twice makes one',
      body: z.object({
        slug: slugParams.shape.slug,
        requestId: z.uuid(),
        personId: z.uuid(),
        known: z.boolean().default(false),
      }),
      answer: z.object({ appointmentId: z.uuid(), startsAt: instant }),
      handle: async (call) => {
        const { slug, requestId, personId, known } = call.body;
        const practitioner = await practitionerAt(needs, slug);
        const request = await requestOf(practitioner, requestId, visitor(call, needs.secure));
        const accountId = String(call.session.actor.id);
        const [account, people] = [await accountOf(accounts, accountId), await peopleOf(accounts, accountId)];
        const person = people.find(({ id }) => id === personId);
        if (person === undefined)
          throw new NotFound('accounts.person-not-found', 'Cette personne n’est pas dans votre compte.');
        const wanted = { ...request, knownHere: known };
        const made = await confirmRequest(needs, practitioner, wanted, { account, person, act: call.act });
        return { appointmentId: made.id, startsAt: made.startsAt };
      },
    }),
  ];
}
