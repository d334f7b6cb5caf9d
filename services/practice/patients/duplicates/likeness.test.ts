import { deepEqual } from 'node:assert/strict';
import test from 'node:test';
import { ALIKE, likeness, type Compared } from './likeness.ts';

const IBARRA: Compared = {
  ...{ birthName: 'Cazaubon', birthFirstNames: 'Solène Marie', usedName: 'Ibarra', birthDate: '1984-03-14' },
  ...{ phone: '+33639984107', email: null },
};
const NOBODY = { usedName: null, birthDate: null, phone: null, email: null };
const against = (change: Partial<Compared>) => {
  const { score, reasons } = likeness(IBARRA, { ...IBARRA, ...change });
  return [score >= ALIKE, reasons.join(' ')];
};

test('the same patient entered again is recognised through spelling, marriage and turned dates', () => {
  deepEqual(
    [
      against({ birthName: 'IBARRA', usedName: null, birthFirstNames: 'Solene', phone: null }),
      against({ birthName: 'Cazobon', usedName: null, phone: null }),
      against({ birthName: 'Solène', birthFirstNames: 'Cazaubon', usedName: null, phone: null }),
      against({ birthDate: '1984-03-11' }),
      against({ birthDate: null, email: null }),
    ],
    [
      [true, 'same-name birth-date'],
      [true, 'close-name birth-date'],
      [true, 'same-name birth-date'],
      [true, 'same-name close-birth-date phone'],
      [true, 'same-name phone'],
    ],
  );
});

test('a family, a homonym or a twin is not one patient', () => {
  deepEqual(
    [
      against({ birthName: 'Ibarra', usedName: null, birthFirstNames: 'Paul', birthDate: '2015-05-02' }),
      against({ birthDate: '1961-12-30', phone: null }),
      against({ birthFirstNames: 'Hélène' }),
      against({ ...NOBODY, birthName: 'Ibarra', birthFirstNames: 'Solène' }),
    ],
    [
      [false, 'phone'],
      [false, 'same-name'],
      [false, 'birth-date phone'],
      [false, 'same-name'],
    ],
  );
});
