// Long because: one Cabinet serves the life of one team, from its first invitation to its last mission.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Teams, RegisterLine } from '#services/practice/professionals/api/team.ts';
import type { ShownEntry } from '#platform/audit/entry-shapes.ts';
import { visitsOf } from '#tests/harness/agenda-page.ts';
import { assertAccessible, gone, heading, openBrowser, openPageOf, seen as seenOn } from '#tests/harness/browser.ts';
import { startCabinet, type RunningCabinet } from '#tests/harness/cabinet.ts';
import { Caller } from '#tests/harness/caller.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { totpCode } from '#platform/identity/testing.ts';

const PASSWORD = 'tuile-orage-sifflet-94';
const TEAM = '/api/professionals/team';

/** Wednesday 4 November 2026, 10:00 in Paris. */
const cabinet: RunningCabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2026-11-04T09:00:00Z' } });
const browser = await openBrowser({ after });

async function person(email: string): Promise<Caller> {
  const { accounts } = await cabinet.demo();
  return new Caller(cabinet).signIn(accounts.find((account) => account.email.startsWith(email))!);
}

async function teamOf(caller: Caller, professional: string) {
  const { teams } = await caller.do<Teams>('GET', TEAM);
  return teams.find(({ name }) => name.includes(professional))!;
}

/** Accepts the invitation mailed to an address with a password of their own, and enters with a second factor. */
async function join(email: string, name = 'Personne Invitée'): Promise<Caller> {
  const { links } = await mailTo(cabinet, email, /accès/);
  const token = links.find((link) => link.includes('#'))!.split('#')[1]!;
  const accept = { token, name, password: PASSWORD };
  await new Caller(cabinet).do('POST', '/api/organizations/invitations/accept', accept);
  return entered(email);
}

/** Signs in with the password of the tests, and sets up the second factor that roles of a practice demand. */
async function entered(email: string): Promise<Caller> {
  const caller = new Caller(cabinet);
  const known = secrets.get(email);
  if (known !== undefined) return caller.signIn({ email, password: PASSWORD, totpSecret: known });
  await caller.do('POST', '/api/identity/sign-in', { email, password: PASSWORD });
  const { secret } = await caller.do<{ secret: string }>('POST', '/api/identity/totp', { password: PASSWORD });
  await caller.do('POST', '/api/identity/totp/confirm', { code: totpCode(secret) });
  secrets.set(email, secret);
  caller.organization = (await caller.me()).organizations[0]?.id ?? null;
  return caller;
}

const secrets = new Map<string, string>();

test('MAI-015 a professional invites a named secretary by e-mail, who appears as secretary of that professional', async () => {
  const doctor = await person('nolwenn');
  const own = await teamOf(doctor, 'Quéré');
  const email = 'sidonie.aubepin@tilleuls.example';
  const invitation = { role: 'secretary', email, name: 'Sidonie Aubépin', permissions: [], from: null, to: null };
  await doctor.do('POST', `${TEAM}/${own.professionalId}/invitations`, invitation);
  const { guests } = await teamOf(doctor, 'Quéré');
  assert.deepEqual(
    guests.map(({ name, role, permissions }) => [name, role, permissions]),
    [['Sidonie Aubépin', 'secretary', []]],
  );
  await join(email);
  const { members, guests: waiting } = await teamOf(doctor, 'Quéré');
  assert.deepEqual(waiting, []);
  const sidonie = members.find((member) => member.email === email)!;
  assert.deepEqual(
    [sidonie.role, sidonie.permissions, sidonie.state, sidonie.grantedBy],
    [...['secretary', [], 'open', 'Dr Nolwenn Quéré']],
  );
});

test('MAI-018 a new account starts with no right, and holds those ticked one by one and no other', async () => {
  const doctor = await person('nolwenn');
  const email = 'perrine.muscari@tilleuls.example';
  const { professionalId } = await teamOf(doctor, 'Quéré');
  const invitation = { role: 'secretary', email, name: 'Perrine Muscari', permissions: [], from: null, to: null };
  await doctor.do('POST', `${TEAM}/${professionalId}/invitations`, invitation);
  const secretary = await join(email);
  const agenda = ['GET', '/api/agenda/view?from=2026-11-04&days=1'] as const;
  assert.equal((await secretary.call('GET', '/api/professionals/practice')).status, 200);
  assert.deepEqual(await secretary.refused(...agenda), [403, 'permission.missing']);
  assert.deepEqual(await secretary.refused('GET', '/api/patients'), [403, 'permission.missing']);

  const patient = await anyPatient(doctor);
  const { personId } = (await teamOf(doctor, 'Quéré')).members.find((member) => member.email === email)!;
  const rights = { role: 'secretary', permissions: ['agenda.appointments.read'], from: null, to: null };
  await doctor.do('PUT', `${TEAM}/${professionalId}/members/${personId}`, rights);
  assert.equal((await secretary.call(...agenda)).status, 200);
  assert.deepEqual(await secretary.refused('GET', `/api/patients/${patient}/documents`), [403, 'permission.missing']);
  const documents = [...rights.permissions, 'patients.documents.read', 'patients.records.read'];
  await doctor.do('PUT', `${TEAM}/${professionalId}/members/${personId}`, { ...rights, permissions: documents });
  assert.equal((await secretary.call('GET', `/api/patients/${patient}/documents`)).status, 200);
});

test('MAI-019 a secretary never reaches the screen of rights nor gives any, and nobody delegates more than their own', async () => {
  const [doctor, secretary] = [await person('nolwenn'), await person('maiwenn')];
  const { professionalId, members } = await teamOf(doctor, 'Quéré');
  const { personId } = members.find(({ name }) => name === 'Maïwenn Jolivet')!;
  const rights = { role: 'secretary', permissions: ['patients.notes.read'], from: null, to: null };
  const path = `${TEAM}/${professionalId}/members/${personId}`;
  const guest = { ...rights, email: 'x.y@tilleuls.example', name: 'X' };
  const refusals = [
    await secretary.refused('GET', TEAM),
    await secretary.refused('GET', `${TEAM}/register`),
    await secretary.refused('PUT', path, rights),
    await secretary.refused('DELETE', path),
    await secretary.refused('POST', `${TEAM}/${professionalId}/invitations`, guest),
    await secretary.refused('PATCH', `/api/organizations/members/${personId}`, {
      roles: ['referent'],
      function: null,
      referent: 'medical',
    }),
  ];
  for (const one of refusals) assert.deepEqual(one, [403, 'permission.missing']);
  for (const beyond of ['professionals.practice.manage', 'professionals.team.manage', 'organizations.members.manage']) {
    const more = { ...rights, permissions: [beyond] };
    assert.deepEqual(await doctor.refused('PUT', path, more), [403, 'professionals.right-not-delegable']);
  }
});

test('MAI-020 only the professional creates, changes and removes delegated accounts; a colleague and the operator see them', async () => {
  const [doctor, colleague, operator] = [await person('nolwenn'), await person('bastien'), await person('prosper')];
  const rights = { role: 'secretary', permissions: ['patients.notes.read'], from: null, to: null };
  const guest = { ...rights, email: 'invitee.ailleurs@tilleuls.example', name: 'Invitée Ailleurs' };
  const { professionalId } = await teamOf(doctor, 'Quéré');
  await doctor.do('POST', `${TEAM}/${professionalId}/invitations`, {
    ...guest,
    email: 'basile.brume@tilleuls.example',
    name: 'Basile Brume',
  });
  const own = await teamOf(doctor, 'Quéré');
  const { personId } = own.members.find(({ name }) => name === 'Maïwenn Jolivet')!;
  const seen = await teamOf(colleague, 'Quéré');
  assert.deepEqual([seen.mine, seen.members, seen.guests], [false, own.members, own.guests]);
  const member = `${TEAM}/${professionalId}/members/${personId}`;
  const attempts: readonly (readonly ['POST' | 'PUT' | 'DELETE', string, object?])[] = [
    ['POST', `${TEAM}/${professionalId}/invitations`, guest],
    ['DELETE', `${TEAM}/${professionalId}/invitations/${own.guests.at(-1)!.id}`],
    ['PUT', member, rights],
    ['DELETE', member],
  ];
  for (const attempt of attempts) {
    assert.deepEqual(await colleague.refused(...attempt), [403, 'professionals.not-own-team'], attempt[1]);
    operator.organization = (await operator.me()).organizations[0]!.id;
    assert.deepEqual(await operator.refused(...attempt), [403, 'permission.missing'], attempt[1]);
    operator.organization = doctor.organization;
    assert.deepEqual(await operator.refused(...attempt), [404, 'organization.not-found'], attempt[1]);
  }
  // Nor by the list of members, to whoever runs the practice.
  const { email, name } = guest;
  const asReferent = { email, name, function: null, role: 'secretary', referent: null };
  const [status] = await doctor.refused('POST', '/api/organizations/invitations', asReferent);
  assert.equal(status, 422);
  operator.organization = (await operator.me()).organizations[0]!.id;
  const shown = await operator.do<Teams>('GET', `/api/professionals/teams/${doctor.organization!}`);
  assert.deepEqual(shown.teams.find(({ name: whose }) => whose.includes('Quéré'))!.members, own.members);
  const kept = await teamOf(doctor, 'Quéré');
  assert.deepEqual([kept.members, kept.guests], [own.members, own.guests]);

  const page = await openPageOf(colleague, browser);
  await page.goto(`${cabinet.url}/pro/mon-equipe`);
  const theirs = page.getByRole('region', { name: 'Droits de l’équipe de Dr Nolwenn Quéré' });
  await seenOn(theirs.getByText('Basile Brume'));
  assert.equal(await theirs.getByRole('checkbox').count(), 0);
  const mine = page.getByRole('region', { name: 'Droits de l’équipe de Dr Bastien Roumégous' });
  assert.ok((await mine.getByRole('checkbox').count()) > 0);
  await page.context().close();
});

test('MAI-022 the register says who created, changed and removed which delegated account and right, and when', async () => {
  const doctor = await person('ines');
  const { professionalId } = await teamOf(doctor, 'Auffret');
  const email = 'ludivine.sureau@tilleuls.example';
  const rights = { role: 'secretary', permissions: ['agenda.appointments.read'], from: null, to: null };
  await doctor.do('POST', `${TEAM}/${professionalId}/invitations`, { ...rights, email, name: 'Ludivine Sureau' });
  await join(email, 'Ludivine Sureau');
  const { personId } = (await teamOf(doctor, 'Auffret')).members.find((member) => member.email === email)!;
  const path = `${TEAM}/${professionalId}/members/${personId}`;
  const more = [...rights.permissions, 'patients.notes.read'];
  await doctor.do('PUT', path, { ...rights, permissions: more });
  await doctor.do('PUT', path, rights);
  await doctor.do('DELETE', path);
  const register = (await doctor.do('GET', `${TEAM}/register`)) as unknown as readonly RegisterLine[];
  const common = { professional: 'Dr Inès Auffret', until: null, day: '2026-11-04' };
  const [author, somebody] = ['Dr Inès Auffret', { person: 'Ludivine Sureau' }];
  assert.deepEqual(
    register.slice(0, 5).map(({ at, ...line }) => ({ ...line, day: at.slice(0, 10) })),
    [
      { ...common, ...somebody, author, kind: 'ended', role: null, added: [], removed: rights.permissions },
      { ...common, ...somebody, author, kind: 'given', role: 'secretary', added: [], removed: ['patients.notes.read'] },
      { ...common, ...somebody, author, kind: 'given', role: 'secretary', added: ['patients.notes.read'], removed: [] },
      {
        ...{ ...common, ...somebody, author: 'Ludivine Sureau', kind: 'joined', role: 'secretary' },
        ...{ added: ['agenda.appointments.read'], removed: [] },
      },
      { ...common, person: null, author, kind: 'invited', role: 'secretary', added: [], removed: [] },
    ],
  );

  const page = await openPageOf(doctor, browser);
  await page.goto(`${cabinet.url}/pro/mon-equipe`);
  await page.getByRole('button', { name: 'Registre' }).click();
  await heading(page, 'Registre des accès');
  const lines = page.getByRole('row').filter({ hasText: 'Ludivine Sureau' });
  const granted = lines.filter({ hasText: 'Droits changés' });
  await seenOn(granted.first());
  assert.deepEqual(
    (await granted.allInnerTexts()).map((text) => text.split('\n').filter(Boolean).slice(1)),
    Array.from({ length: 2 }, () => [
      ...['Dr Inès Auffret', 'Droits changés', 'Ludivine Sureau, secrétaire', 'Dr Inès Auffret', 'Lire les notes'],
    ]),
  );
  await seenOn(granted.filter({ hasText: /4 nov\. 2026, 10:\d\d/ }).first());
  await assertAccessible(page, 'register of accesses');
  await page.context().close();
});

test('MAI-025 each act is kept under the account that did it: who, for whom, when, what, on what, for good', async () => {
  const [secretary, doctor] = [await person('maiwenn'), await person('nolwenn')];
  const { professionals } = await doctor.do<{ professionals: { id: string; lastName: string }[] }>(
    ...(['GET', '/api/professionals/practice'] as const),
  );
  const quere = professionals.find(({ lastName }) => lastName === 'Quéré')!.id;
  const { columns } = await secretary.do<{ columns: { resource: { id: string; professionalId: string | null } }[] }>(
    ...(['GET', '/api/agenda/view?from=2026-11-04'] as const),
  );
  const hers = columns.find(({ resource }) => resource.professionalId === quere)!.resource.id;
  const visits = await visitsOf(secretary, '2026-11-04');
  const visit = visits.findLast(({ resourceId, state }) => resourceId === hers && state === 'booked')!;
  const path = `/api/agenda/appointments/${visit.id}/move`;
  await secretary.do('POST', path, { version: visit.version, startsAt: '2026-11-05T07:00:00Z' });
  const query = `action=agenda.appointment.moved&objectId=${visit.id}`;
  const { entries } = await doctor.do<{ entries: ShownEntry[] }>('GET', `/api/audit/entries?${query}`);
  const [{ id, at, actor, action, object, forWhom }] = entries as [ShownEntry];
  const { person: me } = await secretary.me();
  assert.deepEqual(
    { at: at.slice(0, 15), actor, action, object, forWhom },
    {
      ...{ at: '2026-11-04T09:0', actor: { kind: 'person', id: me.id, name: 'Maïwenn Jolivet' } },
      ...{ action: 'agenda.appointment.moved', forWhom: { id: quere, name: 'Dr Nolwenn Quéré' } },
      object: { kind: 'agenda.appointment', id: visit.id, name: 'Rendez-vous' },
    },
  );
  for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
    assert.equal((await doctor.call(method, `/api/audit/entries/${String(id)}`, {})).status, 404);
  }
  const { code, out } = await cabinetCommand(cabinet.data, 'audit', 'verify', doctor.organization!);
  assert.deepEqual([code, out.startsWith('Journal intact')], [0, true]);

  const page = await openPageOf(doctor, browser);
  await page.goto(`${cabinet.url}/pro/journal`);
  const line = page.getByRole('row').filter({ hasText: 'Rendez-vous déplacé' }).first();
  await seenOn(line.getByText('Maïwenn Jolivet'));
  await seenOn(line.getByText('Dr Nolwenn Quéré'));
  assert.match(await line.innerText(), /10:0\d:\d\d/);
  await line.click();
  const panel = page.getByRole('complementary', { name: 'Rendez-vous déplacé' });
  await seenOn(panel.getByText('Dr Nolwenn Quéré'));
  await assertAccessible(page, 'journal with whom it was for');
  await page.context().close();
});

test('part of MAI-021 a secretary of several professionals holds for each the rights that each gave, and no others', async () => {
  const [secretary, doctor] = [await person('maiwenn'), await person('ines')];
  const { professionals } = await secretary.do<{ professionals: { id: string; lastName: string }[] }>(
    'GET',
    '/api/professionals/practice',
  );
  const { organizations } = (await secretary.me()) as unknown as {
    organizations: { limitedTo: Record<string, string[]> }[];
  };
  const idOf = (name: string) => professionals.find(({ lastName }) => lastName === name)!.id;
  assert.deepEqual(
    organizations[0]!.limitedTo['agenda.hours.write']!.toSorted(),
    [idOf('Quéré'), idOf('Roumégous')].toSorted(),
  );
  const { permissions } = (await teamOf(doctor, 'Auffret')).members.find(({ name }) => name === 'Maïwenn Jolivet')!;
  assert.deepEqual(permissions, ['agenda.appointments.read', 'agenda.appointments.write', 'patients.records.read']);
});

test('what an outside secretariat may do is seen by the whole practice in « Mon équipe », and ended there', async () => {
  const [doctor, colleague, outsider] = [await person('nolwenn'), await person('bastien'), await person('theodore')];
  const { professionalId } = await teamOf(doctor, 'Quéré');
  const order = { delegateId: outsider.organization, permissions: ['agenda.appointments.read'] };
  await doctor.do('POST', '/api/organizations/delegations', { ...order, professionalIds: [professionalId] });
  const page = await openPageOf(colleague, browser);
  await page.goto(`${cabinet.url}/pro/mon-equipe`);
  const line = page.getByRole('button', { name: /^Kiné du Môle/ });
  await seenOn(line.getByText('1 droit · pour Dr Nolwenn Quéré · Depuis le 4 nov. 2026, sans fin'));
  await line.click();
  await seenOn(page.getByRole('complementary', { name: 'Kiné du Môle' }));
  assert.equal(await page.getByRole('button', { name: 'Mettre fin' }).count(), 0);
  await page.context().close();

  const own = await openPageOf(doctor, browser);
  await own.goto(`${cabinet.url}/pro/mon-equipe`);
  await own.getByRole('button', { name: /^Kiné du Môle/ }).click();
  const panel = own.getByRole('complementary', { name: 'Kiné du Môle' });
  await seenOn(panel.getByText('Voir l’agenda'));
  await assertAccessible(own, 'team with an outside secretariat');
  await panel.getByRole('button', { name: 'Mettre fin' }).click();
  await own.getByRole('dialog').getByRole('button', { name: 'Mettre fin' }).click();
  await gone(own.getByRole('button', { name: /^Kiné du Môle/ }));
  assert.deepEqual((await doctor.do<Teams>('GET', TEAM)).outside, []);
  await own.context().close();
});

test('MAI-017 a secretary removed is refused at the next request, and what they did keeps their name', async () => {
  const [doctor, colleague, secretary] = [await person('nolwenn'), await person('bastien'), await person('maiwenn')];
  const paediatrician = await person('ines');
  assert.equal((await secretary.call('GET', '/api/patients?q=a')).status, 200);
  for (const [one, name] of [
    [doctor, 'Quéré'],
    [colleague, 'Roumégous'],
    [paediatrician, 'Auffret'],
  ] as const) {
    const { professionalId, members } = await teamOf(one, name);
    const { personId } = members.find((member) => member.name === 'Maïwenn Jolivet')!;
    await one.do('DELETE', `${TEAM}/${professionalId}/members/${personId}`);
  }
  assert.deepEqual(await secretary.refused('GET', '/api/patients?q=a'), [401, 'session.required']);
  const { entries } = await doctor.do<{ entries: { actor: { name: string }; action: string }[] }>(
    'GET',
    '/api/audit/entries?action=patients&limit=50',
  );
  assert.ok(entries.some(({ actor }) => actor.name === 'Maïwenn Jolivet'));
});

test('MAI-016 the access of a substitute opens and closes by itself at the ends of the mission', async () => {
  const doctor = await person('nolwenn');
  const { professionalId } = await teamOf(doctor, 'Quéré');
  const email = 'corentin.relais@tilleuls.example';
  const mission = { role: 'substitute', from: '2026-11-05', to: '2026-11-15' };
  const rights = { permissions: ['agenda.appointments.read', 'patients.records.read'], ...mission };
  await doctor.do('POST', `${TEAM}/${professionalId}/invitations`, { ...rights, email, name: 'Corentin Relais' });
  const view = (day: string) => ['GET', `/api/agenda/view?from=${day}&days=1`] as const;
  const { links } = await mailTo(cabinet, email, /accès/);
  const token = links.find((link) => link.includes('#'))!.split('#')[1]!;
  const accept = { token, name: 'Corentin Relais', password: PASSWORD };
  await new Caller(cabinet).do('POST', '/api/organizations/invitations/accept', accept);
  const before = await entered(email);
  before.organization = doctor.organization;
  assert.deepEqual(await before.refused(...view('2026-11-04')), [404, 'organization.not-found']);

  await advance('P1D');
  assert.equal((await before.call(...view('2026-11-05'))).status, 200);
  await advance('P10DT12H');
  assert.equal((await before.call(...view('2026-11-15'))).status, 200);
  await advance('PT3H');
  assert.deepEqual(await before.refused(...view('2026-11-16')), [404, 'organization.not-found']);
  const again = await entered(email);
  assert.deepEqual((await again.me()).organizations, []);
});

async function advance(duration: string): Promise<void> {
  const { code, error } = await cabinetCommand(cabinet.data, 'clock', 'advance', duration);
  assert.equal(code, 0, error);
}

async function anyPatient(doctor: Caller): Promise<string> {
  const { patients } = await doctor.do<{ patients: { id: string }[] }>('GET', '/api/patients?limit=1');
  return patients[0]!.id;
}
