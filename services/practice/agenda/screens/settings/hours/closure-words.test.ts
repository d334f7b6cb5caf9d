import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZoneTime } from '../../time/zone-time.ts';
import { closureText } from './closure-words.ts';

test('a leave of whole days is read without hours nor the day after, one of some hours with them', () => {
  const zone = new ZoneTime('Europe/Paris');
  const text = (from: string, to: string) => {
    const at = (local: string) => zone.instant(local.slice(0, 10), Number(local.slice(11, 13)) * 60);
    return closureText({ startsAt: at(from), endsAt: at(to) }, zone, '2026-11-27');
  };
  assert.deepEqual(
    [
      text('2026-12-03 00', '2026-12-05 00'),
      text('2026-12-03 00', '2026-12-04 00'),
      text('2026-11-30 00', '2026-12-02 00'),
      text('2026-12-24 00', '2027-01-03 00'),
      text('2026-12-03 14', '2026-12-03 19'),
      text('2026-12-03 14', '2026-12-04 10'),
    ],
    [
      ...['du 3 au 4 déc.', 'le 3 déc.', 'du 30 nov. au 1ᵉʳ déc.', 'du 24 déc. 2026 au 2 janv. 2027'],
      ...['le 3 déc. de 14:00 à 19:00', 'du 3 déc. 14:00 au 4 déc. 10:00'],
    ],
  );
});
