import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#platform/kernel/ids.ts';
import { TEST_PASSWORD, TestBrowser } from '#platform/identity/testing.ts';
import { CATEGORY_NAMES } from './categories.ts';
import { organizationsScene, secretIn, type OrganizationsScene } from './testing.ts';

const SIGN_UP = '/api/organizations';
const CONFIRM = '/api/organizations/sign-ups/confirm';

const FORM = {
  category: 'tim',
  name: 'Basile Fictif',
  function: 'Technicien de l’information médicale',
  email: 'basile.fictif@codage.exemple.fr',
  establishment: 'Centre de rééducation des Ormes',
  billing: { name: 'Basile Fictif', address: '1 rue Inventée, 59000 Lille', siret: null as string | null },
};
const HOSPITAL = { ...FORM, category: 'public-hospital', billing: { ...FORM.billing, siret: '732 829 320 00074' } };

const AT = '2026-11-21T09:00:00Z';

const TABLES = [
  'identity.persons',
  'organizations.organizations',
  'organizations.members',
  'organizations.sign_ups',
] as const;

async function counts({ databases }: OrganizationsScene): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) found[table] = (await databases.commons.selectFrom(table).selectAll().execute()).length;
  return { ...found, databases: (await databases.organizations()).length };
}

test('CIM-12 an individual signs up and confirms the e-mail: one client with exactly one named access', async (t) => {
  const scene = await organizationsScene(t);
  const browser = new TestBrowser(scene.server);
  assert.equal((await browser.send('POST', SIGN_UP, FORM)).statusCode, 204);
  assert.deepEqual(await counts(scene), {
    ...{ 'identity.persons': 0, 'organizations.organizations': 0, 'organizations.members': 0 },
    ...{ 'organizations.sign_ups': 1, databases: 0 },
  });
  const body = { token: secretIn(scene.mails.at(-1)), password: TEST_PASSWORD };
  assert.deepEqual((await browser.send('POST', CONFIRM, body)).json(), { state: 'done' });
  assert.deepEqual(await counts(scene), {
    ...{ 'identity.persons': 1, 'organizations.organizations': 1, 'organizations.members': 1 },
    ...{ 'organizations.sign_ups': 1, databases: 1 },
  });
  assert.equal((await browser.send('POST', CONFIRM, body)).json().code, 'organizations.sign-up-link-refused');
  await browser.signIn(FORM.email);
  const { organizations } = (await browser.send('GET', '/api/identity/me')).json();
  assert.equal(organizations.length, 1);
  const { id, ...own } = organizations[0];
  assert.deepEqual(
    [own.name, own.kind, own.services, own.roles.map((role: { name: string }) => role.name)],
    [...['Basile Fictif', 'individual', ['herbarium'], ['referent', 'botanist']]],
  );
  const { seats } = await scene.organizations.find(id);
  assert.equal(seats, 1);
});

test('CIM-14 each mandatory field emptied in turn is named, and nothing is saved', async (t) => {
  const scene = await organizationsScene(t);
  const before = await counts(scene);
  const emptied: Record<string, object> = {
    category: { ...HOSPITAL, category: '' },
    name: { ...HOSPITAL, name: ' ' },
    function: { ...HOSPITAL, function: '' },
    email: { ...HOSPITAL, email: '' },
    establishment: { ...HOSPITAL, establishment: '' },
    'billing.name': { ...HOSPITAL, billing: { ...HOSPITAL.billing, name: '' } },
    'billing.address': { ...HOSPITAL, billing: { ...HOSPITAL.billing, address: '' } },
    'billing.siret': { ...HOSPITAL, billing: { ...HOSPITAL.billing, siret: '' } },
  };
  const illFormed: Record<string, object> = {
    category: { ...HOSPITAL, category: 'pharmacy' },
    email: { ...HOSPITAL, email: 'secretariat@ormes.exemple.fr' },
    'billing.siret': { ...HOSPITAL, billing: { ...HOSPITAL.billing, siret: '73282932000075' } },
  };
  for (const cases of [emptied, illFormed]) {
    for (const [field, form] of Object.entries(cases)) {
      const refused = await new TestBrowser(scene.server).send('POST', SIGN_UP, form);
      const errors = refused.json().errors.map((error: { field: string }) => error.field);
      assert.deepEqual([field, refused.statusCode, errors], [field, 422, [field]]);
    }
  }
  assert.deepEqual([await counts(scene), scene.mails], [before, []]);
});

test('CIM-07 a sign-up without category or with another value is refused on that field', async (t) => {
  const scene = await organizationsScene(t);
  const browser = new TestBrowser(scene.server);
  const { category: _, ...without } = FORM;
  for (const form of [without, { ...FORM, category: 'dentist' }]) {
    const refused = await browser.send('POST', SIGN_UP, form);
    assert.deepEqual(
      [refused.statusCode, refused.json().errors.length, refused.json().errors[0].field],
      [422, 1, 'category'],
    );
  }
  assert.equal(CATEGORY_NAMES.length, 7);
  for (const category of CATEGORY_NAMES) {
    const asked = await browser.send('POST', SIGN_UP, { ...HOSPITAL, category });
    assert.deepEqual([category, asked.statusCode], [category, 204]);
  }
});

test('an address of a consumer domain waits for the operator, and opens nothing meanwhile', async (t) => {
  const scene = await organizationsScene(t);
  const browser = new TestBrowser(scene.server);
  const form = { ...FORM, email: 'basile.fictif@gmail.com' };
  await browser.send('POST', SIGN_UP, form);
  const confirm = () => browser.send('POST', CONFIRM, { token: secretIn(scene.mails.at(-1)), password: TEST_PASSWORD });
  assert.deepEqual((await confirm()).json(), { state: 'to-review' });
  assert.equal((await browser.signIn(form.email)).json().code, 'identity.wrong-credentials');
  assert.equal((await confirm()).json().code, 'organizations.sign-up-link-refused');

  const desk = await scene.organizations.createOrganization({
    name: 'Exploitant',
    kind: 'operator',
    services: [],
    seats: null,
  });
  const operator = await scene.person(desk, 'Ada Fictive', 'referent');
  await scene.organizations.grantRole(desk, { personId: operator.id, role: 'operator' });
  const staff = await operator.signIn();
  const [held] = (await staff.send('GET', '/api/organizations/sign-ups', undefined, desk)).json();
  assert.equal(held.email, form.email);
  const url = `/api/organizations/sign-ups/${held.id}/review`;
  assert.equal((await staff.send('POST', url, { accepted: true }, desk)).statusCode, 204);
  assert.deepEqual((await confirm()).json(), { state: 'done' });
  assert.equal((await browser.signIn(form.email)).statusCode, 200);
});

test('MAI-009 one account for one person and one address: an address in use opens no second, without a word of whose it is', async (t) => {
  const scene = await organizationsScene(t);
  const [aulnes, lac] = [await scene.establishment('Aulnes'), await scene.establishment('Clinique du Lac')];
  const known = await scene.person(aulnes, 'Paul Inventé', 'visitor');
  const asked = new TestBrowser(scene.server);
  const answerTo = async (email: string) => {
    const { statusCode, body } = await asked.send('POST', SIGN_UP, { ...FORM, email });
    return [statusCode, body, scene.mails.at(-1)?.to, scene.mails.at(-1)?.kind];
  };
  const told = [known.email, 'organizations.sign-up-known'];
  assert.deepEqual(await answerTo(known.email), [204, '', ...told]);
  assert.deepEqual(await answerTo(known.email.toUpperCase()), [204, '', ...told]);
  assert.deepEqual(await answerTo(FORM.email), [204, '', FORM.email, 'organizations.sign-up']);
  assert.equal((await counts(scene))['organizations.sign_ups'], 1);

  // Another practice invites the same address: they join with the account they have, which nothing given there changes.
  const referent = await (await scene.person(lac, 'Rita Imaginaire', 'referent')).signIn();
  const invitations = '/api/organizations/invitations';
  await referent.send('POST', invitations, { email: known.email, role: 'visitor' }, lac);
  const accept = { token: secretIn(scene.mails.at(-1)), name: 'Une Autre', password: 'girofle-tambour-nuage-57' };
  assert.equal((await asked.send('POST', `${invitations}/accept`, accept)).statusCode, 200);
  const { commons } = scene.databases;
  const accounts = await commons.selectFrom('identity.persons').select(['id', 'name', 'email']).execute();
  assert.deepEqual(
    accounts.filter(({ email }) => email === known.email),
    [{ id: known.id, name: 'Paul Inventé', email: known.email }],
  );
  const own = await known.signIn();
  const { organizations } = (await own.send('GET', '/api/identity/me')).json();
  assert.deepEqual(organizations.map(({ id }: { id: string }) => id).toSorted(), [aulnes, lac].toSorted());

  // Whatever forgets to ask, the database refuses.
  const row = { id: newId(), email: known.email, name: 'Une Autre', created_at: AT, updated_at: AT };
  await assert.rejects(commons.insertInto('identity.persons').values(row).execute(), /persons_email_key/);
});

test('an account whose opening was committed keeps its database when only the answer was lost', async (t) => {
  const scene = await organizationsScene(t);
  const { commons } = scene.databases;
  const browser = new TestBrowser(scene.server);
  await browser.send('POST', SIGN_UP, FORM);
  const begin = commons.transaction.bind(commons);
  const losingTheAnswer = () => ({
    execute: async (work: Parameters<ReturnType<typeof begin>['execute']>[0]) => {
      const result = await begin().execute(work);
      const opened = await commons.selectFrom('organizations.organizations').select('id').execute();
      if (opened.length > 0) throw new Error('connection lost');
      return result;
    },
  });
  Object.assign(commons, { transaction: losingTheAnswer });
  const body = { token: secretIn(scene.mails.at(-1)), password: TEST_PASSWORD };
  const answer = await browser.send('POST', CONFIRM, body);
  Object.assign(commons, { transaction: begin });
  assert.deepEqual([answer.statusCode, answer.json()], [200, { state: 'done' }]);
  const [id] = await scene.databases.organizations();
  assert.equal((await scene.organizations.find(id!)).name, FORM.name);
  await scene.databases.organization(id!);
});

test('an opening that failed leaves neither database nor key, and its link still serves', async (t) => {
  const scene = await organizationsScene(t);
  const { commons } = scene.databases;
  const browser = new TestBrowser(scene.server);
  await browser.send('POST', SIGN_UP, FORM);
  const begin = commons.transaction.bind(commons);
  const failing = () => ({
    execute: (work: Parameters<ReturnType<typeof begin>['execute']>[0]) =>
      begin().execute(async (transaction) => {
        await work(transaction);
        throw new Error('connection lost');
      }),
  });
  const body = { token: secretIn(scene.mails.at(-1)), password: TEST_PASSWORD };
  Object.assign(commons, { transaction: failing });
  assert.equal((await browser.send('POST', CONFIRM, body)).statusCode, 500);
  Object.assign(commons, { transaction: begin });
  assert.deepEqual([(await counts(scene)).databases, (await counts(scene))['identity.persons']], [0, 0]);
  assert.deepEqual((await browser.send('POST', CONFIRM, body)).json(), { state: 'done' });
});
