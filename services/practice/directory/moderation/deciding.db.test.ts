import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testJobs } from '#platform/jobs/testing.ts';
import { professionalsDeclaration, putProfessional, putSite } from '#services/practice/professionals/module.ts';
import { roomsBelow } from '#tests/harness/rooms-below.ts';
import { directoryDeclaration, directoryModule, openCase } from '../module.ts';
import { pageOf, writePage } from '../profile/pages.ts';
import { decide } from './deciding.ts';
import { readCase } from './reading.ts';

test('a moderated text goes only once its proof is kept, and goes all the same after a stop', async (t) => {
  const clock = new FixedClock('2026-11-24T07:00:00Z');
  const modules = [
    ...roomsBelow.filter(({ name }) => name !== 'jobs'),
    ...[professionalsDeclaration, directoryDeclaration],
  ];
  const { databases, keys, organization, runner } = await testJobs(t, { modules, clock });
  const organizationId = await organization();
  const database = await databases.organization(organizationId);
  const siteId = await putSite(database, SITE, clock.now());
  const professionalId = await putProfessional(database, { ...NOBODY, siteId, personId: newId() }, clock.now());
  const values = { presentation: 'Formule à retirer', sector: null, video: false };
  const lists = { languages: [], access: [], paymentMeans: [], tariffs: [] };
  await writePage(database, professionalId, { ...values, ...lists }, clock.now());
  const mail = { send: async () => 'sent' };
  const given = {
    ...{ clock, keys, databases, outbox: runner, mail, operatorAddress: 'operateur@cabinet.example' },
    people: { findPerson: async () => ({ email: 'armand@embruns.example' }) },
    ...{ documents: null, kinds: null, site: null, shown: null },
  };
  const needs = given as unknown as Parameters<typeof directoryModule>[0];
  await runner.start(directoryModule(needs).jobs, [], [...directoryDeclaration.events!]);
  const actor = { kind: 'person', id: newId(), name: 'Prosper Régisseur' } as const;
  const act = { actor, origin: null, onBehalfOf: null };
  const context = {
    ...{ organizationId, organizationName: '', database, act, now: clock.now(), textKey: Buffer.alloc(32) },
    ...{ may: () => true, reach: () => 'all' as const },
  };
  const notice = { kind: 'discrimination', slug: null, place: '', name: 'Odette', reason: 'Une mention.' } as const;
  const visit = { organizationId, professionalId, place: '/praticien/invente' };
  const shown = await openCase(needs, act, { ...notice, email: 'odette@courriel.example' }, visit);
  const number = Number(shown.slice(2));
  const decideIt = () =>
    decide(needs, context, number, { kind: 'deleted', field: 'presentation', ground: 'Mention retirée.' });
  const seen = async () => {
    const { decisions, closedAt } = await readCase(needs, number, clock.now());
    const { presentation } = await pageOf(database, professionalId);
    return { proofs: decisions.map(({ former }) => former), closed: closedAt !== null, presentation };
  };

  // The commons keep nothing: the text stands.
  const sending = t.mock.method(mail, 'send');
  sending.mock.mockImplementationOnce(async () => {
    throw new Error('stopped');
  });
  await assert.rejects(decideIt(), /stopped/);
  await runner.idle();
  assert.deepEqual(await seen(), { proofs: [], closed: false, presentation: 'Formule à retirer' });

  // The proof is kept and the page could not be written: its job does it.
  t.mock.method(runner, 'publish').mock.mockImplementationOnce(async () => {
    throw new Error('stopped');
  });
  await assert.rejects(decideIt(), /stopped/);
  await runner.idle();
  assert.deepEqual(await seen(), { proofs: ['Formule à retirer'], closed: true, presentation: '' });
});

const SITE = {
  ...{ name: 'Cabinet des Embruns', addressLine: null, postalCode: null, city: null, inseeCode: null, phone: null },
  ...{ latitude: null, longitude: null, wheelchairAccess: null, holidayZone: 'metropole', timeZone: 'Europe/Paris' },
} as const;

const NOBODY = {
  ...{ title: 'Dr' as const, professionCode: '10', specialtyCode: null, rpps: null, adeli: null },
  ...{ lastName: 'Grainville', firstName: 'Armand', color: 1, position: 0 },
};
