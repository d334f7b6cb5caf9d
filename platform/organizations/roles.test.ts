import assert from 'node:assert/strict';
import test from 'node:test';
import { organizationsDeclaration } from './declaration.ts';
import {
  isGivenByProfessional,
  offeredRoles,
  rightsOfRole,
  roleBook,
  roleNamed,
  secondFactorRequired,
} from './roles.ts';
import { herbarium } from './testing.ts';

const orchard = {
  name: 'orchard',
  title: 'Verger',
  roles: [{ name: 'pruner', title: 'Élagueur', permissions: ['orchard.prune'] }],
};
const declarations = [organizationsDeclaration, herbarium, orchard];
const establishment = { kind: 'establishment', services: ['herbarium'] };
const book = roleBook(declarations, establishment);

test('an organisation is offered the roles of the platform and of its own services', () => {
  const names = (organization: typeof establishment) =>
    roleBook(declarations, organization).roles.map((role) => role.name);
  assert.deepEqual(names(establishment), [
    'referent',
    'delegate',
    'botanist',
    'visitor',
    'gardener',
    'seller',
    'apprentice',
  ]);
  assert.deepEqual(
    offeredRoles(book).map(({ name }) => name),
    ['referent', 'delegate', 'botanist', 'visitor'],
  );
  assert.deepEqual(
    ['gardener', 'apprentice'].map((name) => isGivenByProfessional(book, name)),
    [false, true],
  );
  assert.deepEqual(names({ kind: 'operator', services: [] }), ['referent', 'delegate', 'operator']);
  assert.throws(() => roleNamed(book, 'pruner'), { code: 'organizations.role-unknown' });
});

test('every room adds to the role of the operator; any other name belongs to one room', () => {
  const role = { name: 'operator', title: 'Exploitant', permissions: ['orchard.count'], secondFactorRequired: true };
  const counted = { ...orchard, roles: [role] };
  const operator = roleBook([organizationsDeclaration, counted], { kind: 'operator', services: [] });
  const { permissions } = roleNamed(operator, 'operator');
  assert.deepEqual([permissions.includes('orchard.count'), permissions.includes('audit.read')], [true, true]);
  assert.deepEqual(secondFactorRequired(operator, ['operator']), true);
  const twice = [herbarium, { ...orchard, roles: [{ ...role, name: 'botanist' }] }];
  assert.throws(
    () => roleBook(twice, { kind: 'establishment', services: ['herbarium', 'orchard'] }),
    /two modules declare the role botanist/,
  );
});

test('a referent may hand on every permission of the organisation, and use only those of the accesses', () => {
  const rights = rightsOfRole(book, 'referent');
  const by = (mode: string) => rights.filter((right) => right.mode === mode).map((right) => right.permission);
  const own = [
    'organizations.members.read',
    'organizations.members.manage',
    'organizations.tokens.manage',
    'audit.read',
    'organizations.delegations.manage',
    'organizations.networks.manage',
    'organizations.webhooks.manage',
  ];
  assert.deepEqual(by('use'), own);
  const plants = ['herbarium.plants.read', 'herbarium.plants.name'];
  const beds = ['herbarium.enter', 'herbarium.beds.read', 'herbarium.beds.dig', 'herbarium.seeds.sell'];
  assert.deepEqual(by('delegate'), [...own, 'organizations.delegations.use', ...plants, ...beds]);
  assert.deepEqual(rightsOfRole(book, 'visitor'), [{ permission: 'herbarium.plants.read', mode: 'use' }]);
});

test('referents need a second factor, others do not', () => {
  assert.deepEqual(
    [['referent'], ['botanist', 'referent'], ['botanist'], []].map((roles) => secondFactorRequired(book, roles)),
    [true, true, false, false],
  );
});
