import assert from 'node:assert/strict';
import test from 'node:test';
import { NotFound } from '#platform/kernel/errors.ts';
import { organizationList } from './organization-list.ts';

test('a database without its organisation is named in the list and does not hide the others', async () => {
  const find = async (id: string) => {
    if (id === 'b') throw new NotFound('organization.not-found', 'Cette organisation n’existe pas.');
    return { name: 'Hôpital des Aulnes', services: ['coding', 'billing'] };
  };
  assert.equal(
    await organizationList(['a', 'b'], find),
    'a  Hôpital des Aulnes  (coding, billing)\nb  base sans organisation',
  );
  const broken = async () => {
    throw new Error('cut');
  };
  await assert.rejects(organizationList(['a'], broken), /cut/);
});
