import { isNir } from '#platform/kernel/identifiers.ts';
import { Invalid } from '#platform/kernel/errors.ts';

/** Systems of the national health identity, by the end of their OID under 1.2.250.1.213.1.4. */
const SYSTEMS = {
  '1.2.250.1.213.1.4.8': 'nir',
  '1.2.250.1.213.1.4.9': 'nia',
  '1.2.250.1.213.1.4.10': 'test',
  '1.2.250.1.213.1.4.11': 'demonstration',
} as const;

export type MatriculeKind = (typeof SYSTEMS)[keyof typeof SYSTEMS];

export const TEST_SYSTEM = '1.2.250.1.213.1.4.10';

/** A national identifier of health: 15 characters and the system that gave them. */
export interface Matricule {
  readonly matricule: string;
  readonly system: string;
}

/** Which kind of number a system gives; null for a system that is none of the four. */
export function kindOf(system: string): MatriculeKind | null {
  return SYSTEMS[system as keyof typeof SYSTEMS] ?? null;
}

/**
 * Checks a matricule received: its system, its key, and that real files get no number of tests.
 * @throws {Invalid} `patients.ins.system`, `patients.ins.key`, `patients.ins.test-number`
 */
export function checkMatricule({ matricule, system }: Matricule, production: boolean): void {
  const kind = kindOf(system);
  if (kind === null) throw refused('patients.ins.system', 'Ce système d’identifiants n’est pas celui de l’INS.');
  if (production && (kind === 'test' || kind === 'demonstration')) {
    throw refused(
      'patients.ins.test-number',
      'Ce matricule est un numéro d’essai : il ne peut être rattaché à un vrai patient. Le dossier n’a pas changé.',
    );
  }
  if (!isNir(matricule)) {
    throw refused('patients.ins.key', 'La clé de ce matricule est fausse : relisez ses quinze caractères.');
  }
}

function refused(code: string, message: string): Invalid {
  return new Invalid(code, message, [{ field: 'matricule', rule: code, message }]);
}
