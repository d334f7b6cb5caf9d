import type { Consultation } from '../../api/identity.ts';
import { CAPACITY_WORDS, PROOF_WORDS } from '../words.ts';

type Check = NonNullable<Consultation['check']>;

export const RESULT_WORDS: Readonly<Record<Check['result'], string>> = {
  ...{ conform: 'Identité conforme', 'not-conform': 'Identité non conforme', 'no-document': 'Aucune pièce présentée' },
};

export const RIGHTS_WORDS: Readonly<Record<Check['rights'], string>> = {
  ...{ 'up-to-date': 'droits à jour', 'not-up-to-date': 'droits à mettre à jour', 'not-shown': 'droits non présentés' },
};

/** "Identité conforme (passeport), droits à jour, avec Solène Ibarra, parent. Vérifié par Dr Nolwenn Quéré." */
export function checkText({ result, proof, rights, companion, by }: Check): string {
  const paper = proof === null ? '' : ` (${PROOF_WORDS[proof].toLowerCase()})`;
  const beside =
    companion === null ? '' : `, avec ${companion.name}, ${CAPACITY_WORDS[companion.capacity].toLowerCase()}`;
  return `${RESULT_WORDS[result]}${paper}, ${RIGHTS_WORDS[rights]}${beside}. Vérifié par ${by}.`;
}
