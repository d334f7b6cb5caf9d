import { deepEqual } from 'node:assert/strict';
import test from 'node:test';
import { ageText, birthText, matriculeText, phoneText } from './words.ts';

const spaced = (text: string | null) => text?.replaceAll(/[\u00A0\u202F]/g, '_') ?? null;

test('ages, numbers and births read as people say them', () => {
  const today = '2026-11-19';
  deepEqual(
    ['1984-03-14', '2023-11-20', '2026-11-19', '2027-01-01', null].map((day) => spaced(ageText(day, today))),
    ['42_ans', '35_mois', '0_mois', null, null],
  );
  deepEqual([phoneText('+33639984107'), phoneText('+32470123456')].map(spaced), ['06_39_98_41_07', '+32470123456']);
  const born = { name: 'Solène Ibarra', birthName: 'Cazaubon', birthDate: '1984-03-14', sex: 'F' } as const;
  deepEqual(
    [
      birthText(born, today),
      birthText({ ...born, birthName: 'Ibarra' }, today),
      birthText({ ...born, birthDate: null, sex: null }, today),
      birthText({ ...born, birthName: 'Ibarra', birthDate: null, sex: null }, today),
    ].map(spaced),
    ['née Cazaubon, 14 mars 1984, 42_ans, F', 'née le 14 mars 1984, 42_ans, F', 'né(e) Cazaubon', ''],
  );
  deepEqual(matriculeText('284037511200591'), '2 84 03 75 112 005 91');
});
