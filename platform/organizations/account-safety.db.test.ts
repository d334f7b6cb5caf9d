import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD_ADVICE } from '#platform/identity/module.ts';
import { TEST_PASSWORD, TestBrowser, totpCode } from '#platform/identity/testing.ts';
import { organizationsScene, secretIn } from './testing.ts';

test('CIM-19 weak passwords are refused, failures lock, and staff and referents need a second factor', async (t) => {
  const scene = await organizationsScene(t);
  const clinic = await scene.establishment('Clinique du Lac');
  const rita = await (await scene.person(clinic, 'Rita Imaginaire', 'referent')).signIn();
  const invite = { email: 'noe.fictif@lac.exemple.fr', role: 'referent', referent: 'medical' };
  await rita.send('POST', '/api/organizations/invitations', invite, clinic);
  const mail = scene.mails.at(-1)!;
  assert.ok(mail.text.includes(PASSWORD_ADVICE));

  const noe = new TestBrowser(scene.server);
  const accept = (password: string) => {
    const body = { token: secretIn(mail), name: 'Noé Fictif', password };
    return noe.send('POST', '/api/organizations/invitations/accept', body);
  };
  for (const weak of ['Kx7!vq9Tzm', 'motdepasse1234', 'noefictif2026', '839201746520']) {
    assert.deepEqual([weak, (await accept(weak)).json().code], [weak, 'identity.password-weak']);
  }
  assert.equal((await accept(TEST_PASSWORD)).statusCode, 200);

  for (let turn = 0; turn < 5; turn += 1) assert.equal((await noe.signIn(invite.email, 'faux')).statusCode, 401);
  const locked = await noe.signIn(invite.email);
  assert.deepEqual([locked.statusCode, locked.json().code], [429, 'identity.locked']);
  await scene.databases.commons
    .updateTable('identity.attempts')
    .set({ locked_until: '2020-01-01T00:00:00Z' })
    .execute();
  assert.equal((await noe.signIn(invite.email)).statusCode, 200);

  const workspace = () => noe.send('GET', '/api/organizations/members', undefined, clinic);
  assert.equal((await workspace()).json().code, 'organization.second-factor-required');
  const { secret } = (await noe.send('POST', '/api/identity/totp', { password: TEST_PASSWORD })).json();
  await noe.send('POST', '/api/identity/totp/confirm', { code: totpCode(secret) });
  assert.equal((await workspace()).statusCode, 200);

  const link = await scene.organizations.createOperatorLink();
  const staff = new TestBrowser(scene.server);
  const email = 'ada.fictive@exploitant.exemple.fr';
  const body = { token: link!.split('#')[1], email, name: 'Ada Fictive', password: TEST_PASSWORD };
  await staff.send('POST', '/api/organizations/invitations/accept', body);
  await staff.signIn(email);
  const [desk] = (await staff.send('GET', '/api/identity/me')).json().organizations;
  const refused = await staff.send('GET', '/api/organizations/members', undefined, desk.id);
  assert.equal(refused.json().code, 'organization.second-factor-required');
});
