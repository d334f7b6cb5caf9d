import type { Subscription } from '#platform/jobs/job.ts';
import type { ProfessionalsNeeds } from './needs.ts';
import { professionalsOf } from './professionals.ts';

/**
 * Who accepted to be a professional of the practice becomes the one they were invited as: from then on their acts,
 * agenda and team are theirs.
 */
export function joinProfessionals({ organizations }: Pick<ProfessionalsNeeds, 'organizations'>): Subscription {
  return {
    name: 'professionals.join',
    event: 'organizations.rights.changed',
    handle: async ({ organizationId, database }) => {
      const waiting = (await professionalsOf(database)).filter(({ personId }) => personId === null);
      for (const { id: professionalId } of waiting) {
        const held = await organizations.listRights(organizationId, { professionalId });
        const joined = held.find(({ role, state }) => role === 'practitioner' && state === 'open');
        if (joined === undefined) continue;
        await database
          .updateTable('professionals.professionals')
          .set({ person_id: joined.personId })
          .where('id', '=', professionalId)
          .where('person_id', 'is', null)
          .execute();
      }
    },
  };
}
