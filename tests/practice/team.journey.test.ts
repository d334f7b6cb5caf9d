import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Teams, RegisterLine } from '#services/practice/professionals/api/team.ts';
import { startCabinet, type RunningCabinet } from '#tests/harness/cabinet.ts';
import { Caller } from '#tests/harness/caller.ts';
import { cabinetCommand } from '#tests/harness/command-line.ts';
import { mailTo } from '#tests/harness/outbox.ts';
import { totpCode } from '#platform/identity/testing.ts';

const PASSWORD = 'tuile-orage-sifflet-94';
const TEAM = '/api/professionals/team';

/** Wednesday 4 November 2026, 10:00 in Paris. */
const cabinet: RunningCabinet = await startCabinet({ after }, { env: { CABINET_CLOCK: '2026-11-04T09:00:00Z' } });

async function person(email: string): Promise<Caller> {
  const { accounts } = await cabinet.demo();
  return new Caller(cabinet).signIn(accounts.find((account) => account.email.startsWith(email))!);
}

async function teamOf(caller: Caller, professional: string) {
  const { teams } = await caller.do<Teams>('GET', TEAM);
  return teams.find(({ name }) => name.includes(professional))!;
}

/** Accepts the invitation mailed to an address with a password of their own, and enters with a second factor. */
async function join(email: string): Promise<Caller> {
  const { links } = await mailTo(cabinet, email, /accès/);
  const token = links.find((link) => link.includes('#'))!.split('#')[1]!;
  const accept = { token, name: 'Personne Invitée', password: PASSWORD };
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

test('part of MAI-020 a colleague and the operator see the team of another and give nothing in it', async () => {
  const [doctor, colleague, operator] = [await person('nolwenn'), await person('bastien'), await person('prosper')];
  const own = await teamOf(doctor, 'Quéré');
  const { personId } = own.members.find(({ name }) => name === 'Maïwenn Jolivet')!;
  const seen = await teamOf(colleague, 'Quéré');
  assert.deepEqual([seen.mine, seen.members], [false, own.members]);
  const rights = { role: 'secretary', permissions: ['patients.notes.read'], from: null, to: null };
  const path = `${TEAM}/${own.professionalId}/members/${personId}`;
  for (const attempt of ['PUT', 'DELETE'] as const) {
    assert.deepEqual(await colleague.refused(attempt, path, rights), [403, 'professionals.not-own-team']);
  }
  const organization = doctor.organization!;
  const shown = await operator.do<Teams>('GET', `/api/professionals/teams/${organization}`);
  assert.deepEqual(shown.teams.find(({ name }) => name.includes('Quéré'))!.members, own.members);
  assert.deepEqual(await operator.refused('PUT', path, rights), [403, 'permission.missing']);
  operator.organization = organization;
  assert.deepEqual(await operator.refused('PUT', path, rights), [404, 'organization.not-found']);
  assert.deepEqual((await teamOf(doctor, 'Quéré')).members, own.members);
});

test('part of MAI-022 the register holds a right granted and withdrawn, with date and author', async () => {
  const doctor = await person('ines');
  const { professionalId, members } = await teamOf(doctor, 'Auffret');
  const { personId, permissions } = members.find(({ name }) => name === 'Maïwenn Jolivet')!;
  const path = `${TEAM}/${professionalId}/members/${personId}`;
  const rights = { role: 'secretary', from: null, to: null };
  await doctor.do('PUT', path, { ...rights, permissions: [...permissions, 'patients.notes.read'] });
  await doctor.do('PUT', path, { ...rights, permissions });
  const register = (await doctor.do('GET', `${TEAM}/register`)) as unknown as readonly RegisterLine[];
  const lines = register.slice(0, 2).map(({ at, ...line }) => ({ ...line, day: at.slice(0, 10) }));
  const common = {
    author: 'Dr Inès Auffret',
    kind: 'given',
    person: 'Maïwenn Jolivet',
    professional: 'Dr Inès Auffret',
  };
  const rest = { role: 'secretary', until: null, day: '2026-11-04' };
  assert.deepEqual(lines, [
    { ...common, ...rest, added: [], removed: ['patients.notes.read'] },
    { ...common, ...rest, added: ['patients.notes.read'], removed: [] },
  ]);
});

test('a secretary of several professionals holds for each the rights that each gave', async () => {
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
