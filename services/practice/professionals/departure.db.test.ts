import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { as, testServer, type TestPerson } from '#platform/http/testing.ts';
import type { Organizations } from '#platform/organizations/module.ts';
import { roomsBelow } from '#tests/harness/rooms-below.ts';
import { professionalOf, professionalsDeclaration, professionalsModule, putProfessional, putSite } from './module.ts';

test('a departure ends the rights of the whole team, even when it stopped half way the first time', async (t) => {
  const { databases, keys, organization } = await testDatabases(t, [...roomsBelow, professionalsDeclaration]);
  const clock = new FixedClock('2026-11-24T07:00:00Z');
  const organizationId = await organization();
  const database = await databases.organization(organizationId);
  const siteId = await putSite(database, SITE, clock.now());
  const professionalId = await putProfessional(database, { ...NOBODY, siteId }, clock.now());
  const held = new Set(['Maïwenn Jolivet', 'Odile Remplaçante']);
  let failing = true;
  // The rights live in the commons, of which this test wants the failures.
  const organizations = {
    listRights: async () => [...held].map((personId) => ({ personId })),
    endRights: async (_by: unknown, { personId }: { readonly personId: string }) => {
      if (failing && personId === 'Odile Remplaçante') throw new Error('stopped');
      held.delete(personId);
    },
  } as unknown as Organizations;
  const needs = {
    ...{ clock, keys, databases, commons: databases.commons, outbox: { publish: async () => {} }, organizations },
    ...{ people: { findPerson: async () => null }, kinds: null as never, places: null as never },
  };
  const permissions = ['professionals.practice.manage'];
  const person: TestPerson = { id: newId(), name: 'Ondine Gestionnaire', organizationId, permissions };
  const server = await testServer(t, { databases, modules: [professionalsModule(needs)], persons: [person] });
  const leave = async () => {
    const url = `/api/professionals/professionals/${professionalId}/departure`;
    const answer = await server.inject({ method: 'POST', url, headers: as(person) });
    return [answer.statusCode, answer.body === '' ? null : answer.json<{ code: string }>().code];
  };
  assert.equal((await leave())[0], 500);
  assert.deepEqual([...held], ['Odile Remplaçante']);
  failing = false;
  clock.moveTo('2026-11-25T07:00:00Z');
  assert.deepEqual(await leave(), [204, null]);
  assert.deepEqual([...held], []);
  // The day of the departure stays the first one, and it is told once.
  const { leftAt } = await professionalOf(database, professionalId);
  assert.equal(Temporal.Instant.from(leftAt!).toString(), '2026-11-24T07:00:00Z');
  const told = database.selectFrom('audit.entries').select('id');
  const lines = await told.where('action', '=', 'professionals.professional.left').execute();
  assert.equal(lines.length, 1);
  assert.deepEqual(await leave(), [409, 'professionals.already-left']);
});

const SITE = {
  ...{ name: 'Cabinet des Tilleuls', addressLine: null, postalCode: null, city: null, inseeCode: null, phone: null },
  ...{ latitude: null, longitude: null, wheelchairAccess: null, holidayZone: 'metropole', timeZone: 'Europe/Paris' },
} as const;

const NOBODY = {
  ...{ title: 'Dr' as const, personId: null, professionCode: '10', specialtyCode: null, rpps: null, adeli: null },
  ...{ lastName: 'Quéré', firstName: 'Nolwenn', color: 1, position: 0 },
};
