import type { Ground } from './protected-people.ts';

const ONLY = '(?:uniquement|seulement|exclusivement|reservee?s?(?: aux?| a)?|que)';
const PEOPLE = '(?:(?:les?|des|aux?|de) )?(?:patients?|patientes?|personnes?|gens|assures?|public|clients?)';

/** Wording that keeps the door for some, and so shuts the others out. */
const RESERVED: readonly { readonly ground: Ground; readonly pattern: RegExp }[] = [
  {
    ground: 'origin',
    pattern: new RegExp(
      `\\b${ONLY} (?:${PEOPLE} )?(?:de )?(?:nationalite francaise|francais de souche|d origine francaise)\\b`,
    ),
  },
  { ground: 'origin', pattern: new RegExp(`\\b${ONLY} ${PEOPLE} (?:francais|francaises|europeens|blancs)\\b`) },
  { ground: 'origin', pattern: new RegExp(`\\b${PEOPLE} (?:francais|francaises|de nationalite francaise) ${ONLY}\\b`) },
  { ground: 'origin', pattern: new RegExp(`\\b(?:francais de souche|blancs|europeens) ${ONLY}\\b`) },
  { ground: 'origin', pattern: new RegExp(`^(?:les )?(?:francais|francaises) ${ONLY}\\b`) },
  { ground: 'origin', pattern: /\b(?:reserve|reservee|reserves) aux (?:francais|francaises|blancs|europeens)\b/ },
  { ground: 'origin', pattern: /\bparler (?:le )?francais (?:est )?(?:obligatoire|exige|indispensable)\b/ },
  {
    ground: 'cover',
    pattern: new RegExp(
      `\\b${ONLY} ${PEOPLE} (?:avec|ayant|disposant d|disposant|munis d|qui ont)(?: une?)? (?:mutuelle|complementaire)\\b`,
    ),
  },
  { ground: 'cover', pattern: new RegExp(`\\b${PEOPLE} (?:avec|ayant)(?: une)? mutuelle ${ONLY}\\b`) },
  { ground: 'cover', pattern: /\bmutuelle (?:est )?(?:obligatoire|exigee|indispensable)\b/ },
  {
    ground: 'cover',
    pattern: new RegExp(
      `\\b${PEOPLE} sans (?:mutuelle|complementaire)(?: sante)? (?:s abstenir|refuses?|exclus|non acceptes)\\b`,
    ),
  },
  { ground: 'cover', pattern: /\bdroits? (?:ouverts?|acquis) depuis (?:plus|au moins)\b/ },
];

/** The ground on which a sentence keeps its door for some only; null when it does not. */
export function isReserved(words: readonly string[]): Ground | null {
  const sentence = words.join(' ');
  return RESERVED.find(({ pattern }) => pattern.test(sentence))?.ground ?? null;
}
