import assert from 'node:assert/strict';
import test from 'node:test';
import { openCareKinds, readVisitReasons } from './module.ts';

const kinds = await openCareKinds();
const first = (text: string) => kinds.search(text, 1)[0]?.name ?? null;

test('a kind of care is found by its name, its field, an everyday word, in the feminine or misspelt', () => {
  const typed = {
    médecin: 'Médecin généraliste',
    generaliste: 'Médecin généraliste',
    'médecin traitant': 'Médecin généraliste',
    dentiste: 'Chirurgien-Dentiste',
    ophtalmo: 'Ophtalmologue',
    oftalmologue: 'Ophtalmologue',
    dermatologie: 'Dermatologue',
    kiné: 'Masseur-Kinésithérapeute',
    kinésithérapeute: 'Masseur-Kinésithérapeute',
    infirmière: 'Infirmier',
    'sage femme': 'Sage-Femme',
    pediatre: 'Pédiatre',
    'psychiatre enfant': 'Pédopsychiatre',
    pédopsy: 'Pédopsychiatre',
    orthophonie: 'Orthophoniste',
    dr: null,
    '': null,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(typed).map((text) => [text, first(text)])), typed);
});

test('specialities people call alike are one kind, and every code leads to its kind', () => {
  assert.deepEqual(kinds.kind('medecin-generaliste'), {
    key: 'medecin-generaliste',
    name: 'Médecin généraliste',
    profession: '10',
    specialities: ['SM26', 'SM53', 'SM54'],
    grouping: 'médecine générale',
    fields: ['Qualifié en Médecine générale', 'Spécialiste en Médecine générale', 'Médecine générale'],
  });
  assert.deepEqual(
    [kinds.kindOf('10', 'SM54'), kinds.kindOf('70', null), kinds.kindOf('10', null), kinds.kindOf('40', 'SCD01')].map(
      (kind) => kind?.key ?? null,
    ),
    ['medecin-generaliste', 'masseur-kinesitherapeute', null, 'orthodontiste'],
  );
  assert.equal(new Set(kinds.all.map(({ key }) => key)).size, kinds.all.length);
});

test('the reasons for a visit belong to groupings that a kind of care has', async () => {
  const reasons = await readVisitReasons();
  const groupings = new Set(kinds.all.map(({ grouping }) => grouping));
  assert.equal(reasons.length, 64);
  assert.deepEqual(
    reasons.flatMap((reason) => reason.groupings).filter((name) => !groupings.has(name)),
    [],
  );
  assert.deepEqual(
    reasons.find(({ key }) => key === 'mg-arret'),
    {
      key: 'mg-arret',
      title: 'Arrêt de travail',
      groupings: ['médecine générale'],
      minutes: 15,
      atPractice: true,
      video: true,
      atHome: true,
      ages: { from: 16, to: null },
      newPatients: true,
      instruction: 'En vidéo, trois jours au plus hors médecin traitant',
    },
  );
});
