import assert from 'node:assert/strict';
import test from 'node:test';
import { isAdmitted, readNationalCard } from './national-card.ts';

/** The shape of the provider's answer, about nobody. */
const SAID = {
  ...{ sub: 'f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700366240', SubjectNameID: '899700366240' },
  ...{ family_name: 'EXEMPLE', given_name: 'Camille', codeCivilite: 'MME', SubjectOrganization: 'CABINET M EXEMPLE' },
  SubjectRefPro: {
    exercices: [
      {
        codeProfession: '10',
        activities: [
          {
            ...{ codeModeExercice: 'L', codeSecteurDactivite: 'SA07', numeroSiretSite: '', numeroFinessSite: '' },
            ...{ identifiantTechniqueDeLaStructure: 'R00000', raisonSocialeSite: 'CABINET M EXEMPLE' },
            ...{ bureauCedex: '75015 PARIS', ancienIdentifiantDeLaStructure: '499700366240007' },
          },
        ],
      },
      { codeProfession: '10', activities: [{ codeModeExercice: 'S', numeroFinessSite: '750000000' }, {}] },
    ],
  },
};

test('a national card is read with every place of every practice, and what is missing is missing', () => {
  assert.deepEqual(readNationalCard(SAID), {
    ...{ subject: '899700366240', name: 'Camille EXEMPLE' },
    workplaces: [
      { id: 'R00000', name: 'CABINET M EXEMPLE', mode: 'libéral', place: '75015 PARIS' },
      { id: '750000000', name: 'Lieu sans nom', mode: 'salarié', place: null },
      { id: 'rang-3', name: 'Lieu sans nom', mode: null, place: null },
    ],
  });
  assert.deepEqual(readNationalCard({ SubjectNameID: 'ANS20231122132732', SubjectRefPro: 'illisible' }), {
    ...{ subject: 'ANS20231122132732', name: '', workplaces: [] },
  });
  assert.equal(readNationalCard({ sub: 'x' }), null);
});

test('people of the sandbox are admitted outside production only', () => {
  const subjects = ['ANS20231122132732', '899700366240', '899900000011', '899900000012', '10000000'];
  const admitted = (environment: 'production' | 'sandbox' | 'simulated') =>
    subjects.filter((subject) => isAdmitted(subject, environment));
  assert.deepEqual(admitted('sandbox'), subjects);
  assert.deepEqual(admitted('simulated'), subjects);
  // The last digit of an RPPS is its key.
  assert.deepEqual(admitted('production'), ['899900000011']);
});
