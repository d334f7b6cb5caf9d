import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVERYTHING, readAddress, writeAddress, type AgendaAddress } from './agenda-address.ts';

const query = (path: string) => Object.fromEntries(new URL(path, 'http://cabinet.example').searchParams);

test('the address of the agenda keeps view, date and filters, and says nothing of what is usual', () => {
  const seen: AgendaAddress = {
    ...{ view: 'semaine', date: '2026-11-19', who: ['a', 'b'], reasons: ['c'], except: [], visit: 'd' },
  };
  assert.equal(writeAddress(EVERYTHING), '/agenda');
  assert.equal(writeAddress(seen), '/agenda?vue=semaine&le=2026-11-19&qui=a,b&motifs=c&sauf=rien&rdv=d');
  assert.deepEqual([readAddress({}), readAddress(query(writeAddress(seen)))], [EVERYTHING, seen]);
  assert.deepEqual(readAddress({ vue: 'siècle', le: '2026-99-45', sauf: 'missed,perdu' }), {
    ...EVERYTHING,
    except: ['missed'],
  });
});
