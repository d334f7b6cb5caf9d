import { deepEqual, equal } from 'node:assert/strict';
import test from 'node:test';
import { plainName, searchKeys, searchText, soundOf, soundsOf } from './plain-names.ts';

test('a name is searched without accents, apostrophes, hyphens or emoji', () => {
  deepEqual(['L’Œuvre-Dubois', "D'Alençon", '  ÉLODIE  🌻 ', '🌻', 'Müller–Weiß'].map(plainName), [
    'l oeuvre dubois',
    'd alencon',
    'elodie',
    '',
    'muller weiss',
  ]);
});

test('the words of several names stand once each between spaces', () => {
  equal(searchText(['Roy-Dallo', 'Capucine Anne', null, 'Roy']), ' roy dallo capucine anne ');
  equal(searchText([null, '🌻']), '');
});

test('what sounds the same over the telephone is the same', () => {
  const alike: [string, ...string[]][] = [
    ['quere', 'kere', 'queret', 'kerre'],
    ['philippe', 'filipe'],
    ['rousseau', 'rousso', 'roussaux'],
    ['thibault', 'tibaut', 'tibo'],
    ['martinez', 'martines'],
    ['dupont', 'dupon', 'dupond'],
    ['yves', 'ives'],
    ['gauthier', 'gotier', 'gautier'],
  ];
  for (const [first, ...others] of alike) {
    deepEqual(
      others.map(soundOf),
      others.map(() => soundOf(first)),
      first,
    );
  }
});

test('what sounds otherwise stays apart', () => {
  const heard = ['martin', 'marchand', 'morin', 'bernard', 'durand', 'dubois', 'roux', 'leroy'].map(soundOf);
  equal(new Set(heard).size, heard.length);
  deepEqual(soundsOf(['Quéré', 'Kéré', 'Nolwenn']), ['ker', 'noluen']);
});

test('two words a letter apart share a key, whatever the mistake', () => {
  const keys = (word: string) => new Set(searchKeys([word]).filter((key) => key.startsWith('-')));
  for (const mistaken of ['ibara', 'ibarrra', 'ibarka', 'ibrara', 'bibarra']) {
    equal(
      [...keys(mistaken)].some((key) => keys('ibarra').has(key)),
      true,
      mistaken,
    );
  }
  equal(
    [...keys('martin')].some((key) => keys('ibarra').has(key)),
    false,
  );
  deepEqual(searchKeys(['Li Wu']), ['li', 'wu', '~li', '~u']);
});
