import type { SimulatedProfessional } from '#platform/identity/pro-sante-connect/simulated-people.ts';
import { PRACTICES, type DemonstrationPractice } from '#services/practice/demo.ts';

/** The national identities that a demonstration links to the professionals of a practice, by e-mail address. */
export function nationalIdentitiesOf(practice: DemonstrationPractice): ReadonlyMap<string, string> {
  return new Map(
    practice.people.flatMap(({ email, professional }) =>
      professional?.rpps == null ? [] : [[email, subjectOf(professional.rpps)] as const],
    ),
  );
}

/**
 * Whom the simulated Pro Santé Connect knows: the professionals of the demonstration, the first of whom works in two
 * places; somebody whose identity opens no account, and somebody who proves too little.
 */
export function simulatedProfessionals(): readonly SimulatedProfessional[] {
  const known = PRACTICES.flatMap(({ key, name, site, people }) =>
    people.flatMap(({ professional }): SimulatedProfessional[] => {
      if (professional?.rpps == null) return [];
      const { firstName: givenName, lastName: familyName, professionCode, rpps } = professional;
      const workplaces = [{ id: key, name, city: `${site.postalCode} ${site.city}` }];
      return [{ subject: subjectOf(rpps), givenName, familyName, professionCode, workplaces, level: 'eidas1' }];
    }),
  );
  const guard = { id: 'maison-de-garde-de-valrive', name: 'Maison médicale de garde', city: '29998 VALRIVE' };
  return [
    ...known.map((one, rank) => (rank === 0 ? { ...one, workplaces: [...one.workplaces, guard] } : one)),
    stranger('899700366240', 'Camille', 'eidas1'),
    stranger('899700366241', 'Sacha', 'eidas0'),
  ];
}

function stranger(subject: string, givenName: string, level: 'eidas1' | 'eidas0'): SimulatedProfessional {
  const workplaces = [{ id: 'R00000', name: 'CABINET M EXEMPLE', city: '75015 PARIS' }];
  return { subject, givenName, familyName: 'EXEMPLE', professionCode: '10', workplaces, level };
}

/** `8` says that an RPPS follows. */
function subjectOf(rpps: string): string {
  return `8${rpps}`;
}
