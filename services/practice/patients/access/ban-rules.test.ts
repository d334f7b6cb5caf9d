import { equal } from 'node:assert/strict';
import test from 'node:test';
import { isBanned, type Visitor } from './ban-rules.ts';

const person = (professionalId: string | null, reach: Visitor['reach']): Visitor => ({
  ...{ kind: 'person', professionalId, reach },
});

test('a ban against a professional closes the file to them, their secretary and programs only', () => {
  const bans = [{ professionalId: 'quere' }];
  equal(isBanned(bans, person('quere', ['quere'])), true);
  equal(isBanned(bans, person('quere', 'all')), true);
  equal(isBanned(bans, person(null, ['quere'])), true);
  equal(isBanned(bans, person(null, ['quere', 'auffret'])), false);
  equal(isBanned(bans, person('auffret', ['auffret'])), false);
  equal(isBanned(bans, person(null, 'all')), false);
  equal(isBanned(bans, { kind: 'program', professionalId: null, reach: 'all' }), true);
  equal(isBanned(bans, { kind: 'cabinet', professionalId: null, reach: [] }), false);
});

test('a ban against everyone closes it to everyone; none closes nothing', () => {
  equal(isBanned([{ professionalId: null }], person('auffret', 'all')), true);
  equal(isBanned([], person('auffret', 'all')), false);
  equal(isBanned([], { kind: 'program', professionalId: null, reach: 'all' }), false);
});

test('somebody who works for several banned professionals is banned too', () => {
  const bans = [{ professionalId: 'quere' }, { professionalId: 'auffret' }];
  equal(isBanned(bans, person(null, ['quere', 'auffret'])), true);
  // In doubt, closed.
  equal(isBanned(bans, person(null, [])), true);
});
