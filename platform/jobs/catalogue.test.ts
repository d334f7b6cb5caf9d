import assert from 'node:assert/strict';
import test from 'node:test';
import { Catalogue } from './catalogue.ts';

const validated = { name: 'coding.stay.validated', title: 'Un codage a été validé' };
const following = (event: string) => ({ name: 'billing.count', event, handle: async () => {} });

test('an event no module declares can be neither followed nor published', () => {
  const unknown = /no module declares the event coding\.stay\.validate$/;
  assert.throws(() => new Catalogue([], [following('coding.stay.validate')], [validated]), unknown);
  const catalogue = new Catalogue([], [following('coding.stay.validated')], [validated]);
  catalogue.checkEvent('coding.stay.validated');
  assert.throws(() => catalogue.checkEvent('coding.stay.validate'), unknown);
  new Catalogue([], [following('coding.stay.validate')]).checkEvent('anything');
});
