import { deepEqual } from 'node:assert/strict';
import test from 'node:test';
import { patientsScene } from '../testing/scene.ts';

const PATIENTS = [
  {
    birthName: 'Cazaubon',
    usedName: 'Ibarra',
    birthFirstNames: 'Solène Marie',
    birthDate: '1984-03-14',
    phone: '0639984107',
  },
  { birthName: 'Ibarra', birthFirstNames: 'Paul', birthDate: '2015-05-02', phone: '0639984107' },
  { birthName: 'Quéré', birthFirstNames: 'Solenn', birthDate: '1984-12-03', phone: '0612345678' },
  { birthName: 'D’Alençon-Œdipe', birthFirstNames: 'Philippe 🌻', birthDate: '1961-01-30', phone: null },
  { birthName: 'Marchand', birthFirstNames: 'Ibaretta', birthDate: null, phone: '+32470123456' },
];

test('one box finds by name, birth date or telephone, forgives spelling and order, and ranks', async (t) => {
  const scene = await patientsScene(t);
  for (const one of PATIENTS) await scene.secretary.create(one);
  const names = async (typed: string) =>
    (await scene.secretary.search(typed)).map((line) => (line.opposed ? 'refused' : line.name));
  const [solene, paul, solenn, philippe, marchand] = [
    ...['Solène Ibarra', 'Paul Ibarra', 'Solenn Quéré', 'Philippe D’Alençon-Œdipe', 'Ibaretta Marchand'],
  ];
  const expected: Record<string, (string | undefined)[]> = {
    // Whole words before beginnings; the name of birth as well as the one in use.
    IBARRA: [solene, paul],
    ibar: [solene, paul, marchand],
    cazaubon: [solene],
    'ibarra solène': [solene],
    'sol iba': [solene],
    // Heard over the telephone, a letter missing, changed, turned round.
    kéré: [solenn],
    casobon: [solene],
    ibara: [solene, paul],
    'ibrara paul': [paul],
    filip: [philippe],
    'oedipe alencon': [philippe],
    // Dates as people type them.
    '14/3/84': [solene],
    '3 décembre 1984': [solenn],
    '140384': [solene],
    'solen 1984': [solene, solenn],
    // Numbers whole, begun, ended, foreign.
    '06 39 98': [solene, paul],
    '4107': [solene, paul],
    '+32 470': [marchand],
    '06 39 98 41 07 paul': [paul],
    '🌻': [],
    personne: [],
  };
  const found = Object.fromEntries(
    await Promise.all(Object.keys(expected).map(async (typed) => [typed, await names(typed)] as const)),
  );
  deepEqual(found, expected);
});
