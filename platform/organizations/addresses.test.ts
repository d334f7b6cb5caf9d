import assert from 'node:assert/strict';
import test from 'node:test';
import { isConsumerAddress, sharedMailboxError } from './addresses.ts';

test('the mailbox of a service is refused, a person’s is not', () => {
  const refused = (local: string) => sharedMailboxError(`${local}@hopital.exemple.fr`, 'email') !== null;
  const shared = [
    'contact',
    'Secretariat',
    'secrétariat',
    'secretariat.cardio',
    'secretariat2',
    'dim',
    'dim-codage',
    'info+pmsi',
  ];
  const personal = [
    'odile.fictive',
    'o.fictive',
    'rose.dim',
    'timothee.invente',
    'servane',
    'admine.fictive',
    'fictive+cabinet',
  ];
  assert.deepEqual(
    shared.filter((local) => !refused(local)),
    [],
  );
  assert.deepEqual(personal.filter(refused), []);
  assert.equal(sharedMailboxError('contact@exemple.fr', 'email')?.rule, 'shared-mailbox');
});

test('consumer domains are told from professional ones', () => {
  const addresses = ['a@gmail.com', 'a@Orange.FR', 'a@chu.exemple.fr', 'a@notgmail.com', 'a@gmail.com.exemple.fr'];
  assert.deepEqual(
    addresses.map((address) => isConsumerAddress(address)),
    [true, true, false, false, false],
  );
  assert.equal(isConsumerAddress('a@ma-boite.fr', ['ma-boite.fr']), true);
});
