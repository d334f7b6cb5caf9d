import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { nextTakable, searchChoices, type FoundCode } from './search-choices.ts';

const everywhere = { MMP: true, AE: true, DAS: true };
const found: readonly FoundCode[] = [
  { code: 'E43', label: 'Malnutrition grave', allowed: everywhere },
  { code: 'E440', label: 'Malnutrition modérée', allowed: everywhere },
  { code: 'Z602', label: 'Personne vivant seule', allowed: { MMP: false, AE: false, DAS: true } },
  { code: 'E4', label: 'Malnutrition', allowed: { MMP: false, AE: false, DAS: false } },
  { code: 'I10', label: 'Hypertension', allowed: everywhere },
  { code: 'D62', label: 'Anémie', allowed: everywhere },
];
const choices = searchChoices(found, {
  role: 'MMP',
  replaces: { code: 'E440', role: 'MMP' },
  kept: [{ code: 'I10', role: 'DAS' }],
  waiting: [{ code: 'D62', role: 'MMP' }],
  alternatives: [{ code: 'E43', label: 'Malnutrition grave' }],
});

test('alternatives come first, no code twice, and each closed one says why', () => {
  deepEqual(
    choices.map(({ code, group, whyNot }) => [code, group, whyNot]),
    [
      ['E43', 'alternatives', null],
      ['E440', 'found', 'c’est le code proposé : acceptez-le'],
      ['Z602', 'found', 'pas admis en MMP, seulement en DAS'],
      ['E4', 'found', 'trop imprécis : admis dans aucun rôle'],
      ['I10', 'found', 'I10 est déjà retenu en DAS'],
      ['D62', 'found', 'déjà proposé en MMP : acceptez la proposition'],
    ],
  );
});

test('the arrows skip what cannot be taken', () => {
  const open = { ...choices[0], whyNot: null } as (typeof choices)[number];
  const closed = { ...open, whyNot: 'non' };
  deepEqual(
    [
      nextTakable([open, closed, open], 0, 1),
      nextTakable([open, closed, open], 0, -1),
      nextTakable([closed], 0, 1),
      nextTakable([], -1, 1),
    ],
    [2, 2, -1, -1],
  );
});
