import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsuitableIn } from './unsuitable.ts';

test('offensive, defamatory and illegal wording is told from the words of care', () => {
  const kinds = (texts: readonly string[]) => texts.map((text) => unsuitableIn(text)?.kind ?? null);
  assert.deepEqual(
    kinds([
      'Les retardataires sont des ABRUTIS.',
      'Ferme ta gueule et attends.',
      'Sale étranger, passe ton chemin.',
      'Le kiné d’en face est un vrai charlatan.',
      'Dr Untel ? C’est un escroc !',
      'Certificats de complaisance : demandez à l’accueil.',
      'Arrêt de travail sans examen, 50 €.',
      'Vente de médicaments au comptoir.',
    ]),
    [...['offensive', 'offensive', 'offensive'], ...['defamatory', 'defamatory'], ...['illegal', 'illegal', 'illegal']],
  );
  assert.deepEqual(
    kinds([
      'Venez à jeun. Apportez vos ordonnances et vos anciens examens.',
      'Examen des seins, du col et de la région anale : venez en jupe si vous préférez.',
      'Pas de certificat sportif sans rendez-vous.',
      'Dépistage de la mort subite du nourrisson, prévention du suicide.',
      'Ne prenez pas de morphine avant l’examen sans avis.',
      'L’alcoolisme est une maladie : parlons-en. Les enfants voleurs de goûter sont les bienvenus.',
      'Mal au dos : on ne vend rien ici, on écoute.',
    ]),
    Array(7).fill(null),
  );
});
