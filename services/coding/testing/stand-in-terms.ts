import type { CodeFacts } from '../validation-rules.ts';
import type { Band, Role } from '../engine/types.ts';

/** What the stand-in engine of the service's tests recognises: a dozen terms whose outcome is known in advance. */
export interface StandInTerm {
  readonly term: string;
  readonly role: Role;
  readonly code: string;
  readonly label: string;
  readonly band: Band;
}

export const TERMS: readonly StandInTerm[] = [
  { term: 'prothèse de hanche', role: 'MMP', code: 'Z966', label: 'Présence d’implants d’articulations', band: 'high' },
  { term: 'hémiplégie', role: 'MMP', code: 'G8199', label: 'Hémiplégie, sans précision', band: 'medium' },
  {
    term: 'fracture du col du fémur',
    role: 'AE',
    code: 'S7200',
    label: 'Fracture fermée du col du fémur',
    band: 'high',
  },
  { term: 'escarre', role: 'DAS', code: 'L891', label: 'Ulcère de décubitus de stade II', band: 'high' },
  { term: 'dénutrition', role: 'DAS', code: 'E440', label: 'Dénutrition modérée', band: 'medium' },
  { term: 'hypertension', role: 'DAS', code: 'I10', label: 'Hypertension essentielle (primitive)', band: 'high' },
];

const ELSEWHERE: readonly CodeFacts[] = [
  facts('W010', 'Chute de plain-pied', ['DAS']),
  facts('E43', 'Malnutrition protéino-énergétique grave', ['DAS']),
  facts('M160', 'Coxarthrose primaire bilatérale', ['MMP', 'AE', 'DAS']),
  facts('R53+0', 'Altération de l’état général', ['MMP', 'DAS']),
];

/** The codes that exist for these tests. */
export const CODES: readonly CodeFacts[] = [
  ...TERMS.map(({ code, label, role }) => facts(code, label, role === 'DAS' ? ['DAS'] : ['MMP', 'AE', 'DAS'])),
  ...ELSEWHERE,
];

function facts(code: string, label: string, roles: readonly Role[]): CodeFacts {
  return { code, label, allowed: { MMP: roles.includes('MMP'), AE: roles.includes('AE'), DAS: roles.includes('DAS') } };
}
