import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { FixedClock } from '#platform/kernel/clock.ts';
import { newId } from '#platform/kernel/ids.ts';
import { testDatabases } from '#platform/database/testing.ts';
import { professionalsDeclaration, putProfessional, putSite } from '#services/practice/professionals/module.ts';
import { openCareKinds } from '#services/practice/reference/module.ts';
import { roomsBelow } from '#tests/harness/rooms-below.ts';
import { directoryDeclaration, profilesNamed, publicProfile, type ProfileValues } from '../module.ts';
import { grantLicence, withdrawLicence } from './licences.ts';
import { writePage } from './pages.ts';
import { projectProfile } from './publication.ts';

const clock = new FixedClock('2026-11-27T09:00:00Z');
const now = clock.now();
const kinds = await openCareKinds();
const outbox = { publish: async () => {} };
const PAGE: ProfileValues = {
  ...{ presentation: 'Suivi des maladies chroniques.', video: true, sector: '1', tariffs: [] },
  ...{ languages: ['fr', 'br'], access: ['wheelchair'], paymentMeans: ['card'] },
};

async function practice(t: TestContext) {
  const opened = await testDatabases(t, [...roomsBelow, professionalsDeclaration, directoryDeclaration]);
  const organizationId = await opened.organization();
  const database = await opened.databases.organization(organizationId);
  const siteId = await putSite(
    database,
    {
      ...{
        name: 'Cabinet inventé',
        addressLine: '1 rue Feinte',
        postalCode: '29998',
        city: 'Valrive',
        inseeCode: null,
      },
      ...{ latitude: 47.85, longitude: -3.7, phone: '+33298000000', wheelchairAccess: true },
    },
    now,
  );
  const add = async (firstName: string, lastName: string) => {
    const names = { title: 'Dr', firstName, lastName } as const;
    const codes = { professionCode: '10', specialtyCode: 'SM54', rpps: null, adeli: null };
    const professionalId = await putProfessional(
      database,
      { ...names, ...codes, personId: null, siteId, color: 1, position: 0 },
      now,
    );
    await writePage(database, professionalId, PAGE, now);
    return professionalId;
  };
  const { commons } = opened.databases;
  const project = (id: string) => projectProfile({ commons, kinds, clock, outbox }, organizationId, database, id);
  return { commons, database, add, project };
}

test('nothing is public without a licence, and only what the licence names is', async (t) => {
  const { commons, database, add, project } = await practice(t);
  const id = await add('Nolwenn', 'Feintrac');
  await project(id);
  assert.deepEqual(await profilesNamed(commons, 'feintrac', 9), []);
  await grantLicence(database, id, { shows: ['identity', 'languages'], by: newId(), now });
  await project(id);
  const [found] = await profilesNamed(commons, 'nolwenn FEINTRAC valrivé', 9);
  assert.deepEqual(
    [found!.slug, found!.languages, found!.presentation, found!.phone, found!.video, found!.care_name],
    ['nolwenn-feintrac-medecin-generaliste-valrive', ['fr', 'br'], null, null, false, 'Médecin généraliste'],
  );
  await withdrawLicence(database, id, { by: newId(), now });
  await project(id);
  assert.equal(await publicProfile(commons, found!.slug), null);
});

test('two namesakes have two addresses, and each keeps its own', async (t) => {
  const { commons, database, add, project } = await practice(t);
  const [one, other] = [await add('Yann', 'Doublon'), await add('Yann', 'Doublon')];
  for (const id of [one, other]) {
    await grantLicence(database, id, { shows: ['identity'], by: newId(), now });
    await project(id);
  }
  const slugs = async () => {
    const rows = await commons.selectFrom('directory.profiles').select(['professional_id', 'slug']).execute();
    return Object.fromEntries(rows.map((row) => [row.professional_id, row.slug]));
  };
  const first = 'yann-doublon-medecin-generaliste-valrive';
  assert.deepEqual(await slugs(), { [one]: first, [other]: `${first}-2` });
  await withdrawLicence(database, one, { by: newId(), now });
  for (const id of [one, other]) await project(id);
  assert.deepEqual(await slugs(), { [other]: `${first}-2` });
});
