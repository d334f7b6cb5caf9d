import { systemAct, type Act } from '#platform/kernel/act.ts';
import { dayInParis, PARIS, type Clock } from '#platform/kernel/clock.ts';
import type { Commons, OrganizationDatabase } from '#platform/database/databases.ts';
import type { Organizations } from '#platform/organizations/module.ts';
import { seedAgenda, type AgendaNeeds } from '#services/practice/agenda/module.ts';
import { seedProfile } from '#services/practice/directory/module.ts';
import type { Patients } from '#services/practice/patients/module.ts';
import {
  changeOffer,
  professionalsOf,
  putProfessional,
  putSite,
  sitesOf,
} from '#services/practice/professionals/module.ts';
import { planProfessional, type RemindersNeeds } from '#services/practice/reminders/module.ts';
import type { CareKinds } from '#services/practice/reference/module.ts';
import { seedWaitingList, type WaitingListNeeds } from '#services/practice/waiting-list/module.ts';
import type { DemonstrationPractice } from './demonstration/practices.ts';

export { PRACTICES, type DemonstrationPractice } from './demonstration/practices.ts';

/** What the composition root gives to the demonstration of the practice. */
export interface PracticeDemonstrationNeeds {
  readonly clock: Clock;
  readonly commons: Commons;
  readonly kinds: CareKinds;
  readonly organizations: Pick<Organizations, 'grantRole' | 'giveRights' | 'listRights'>;
  readonly agenda: AgendaNeeds;
  readonly waitingList: WaitingListNeeds;
  readonly patients: Pick<Patients, 'create'>;
  readonly reminders: RemindersNeeds;
}

/** Where an invented practice is kept, and who its people are. */
export interface SeededPractice {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  /** Identifiers of its people, by e-mail address. */
  readonly persons: ReadonlyMap<string, string>;
}

/**
 * Fills an invented practice on its first start: place, offer, professionals, public profiles, who works for whom. Later
 * starts give back the rights of its people and change nothing else.
 */
export async function seedPracticeDemonstration(
  needs: PracticeDemonstrationNeeds,
  practice: DemonstrationPractice,
  where: SeededPractice,
): Promise<void> {
  const { database, organizationId } = where;
  const [site] = await sitesOf(database);
  if (site === undefined) await foundPractice(needs, practice, where);
  for (const { id: professionalId, personId } of await professionalsOf(database)) {
    if (personId === null) continue;
    await needs.organizations.grantRole(organizationId, { personId, role: 'practitioner', professionalId });
  }
  if (site === undefined) await delegate(needs, practice, where);
}

/** Each professional gives their rights themself, as in the product. */
async function delegate(
  { clock, organizations }: PracticeDemonstrationNeeds,
  practice: DemonstrationPractice,
  { organizationId, database, persons }: SeededPractice,
): Promise<void> {
  const professionals = await professionalsOf(database);
  const today = dayInParis(clock.now());
  const beginning = (days: number) => today.add({ days }).toZonedDateTime(PARIS).toInstant().toString();
  for (const { by, to, role, permissions, days } of practice.delegations ?? []) {
    const grantor = practice.people.find(({ email }) => email === by);
    const professional = professionals.find(({ personId }) => personId === persons.get(by));
    const personId = persons.get(to);
    if (grantor === undefined || professional?.personId == null || personId === undefined) continue;
    const actor = { kind: 'person', id: professional.personId, name: grantor.name } as const;
    const act: Act = { actor, origin: null, onBehalfOf: null };
    const dates = days === undefined ? {} : { since: beginning(days[0]), until: beginning(days[1] + 1) };
    await organizations.giveRights(
      { organizationId, act },
      { personId, professionalId: professional.id, role, permissions, ...dates },
    );
  }
}

async function foundPractice(
  needs: PracticeDemonstrationNeeds,
  practice: DemonstrationPractice,
  { organizationId, database, persons }: SeededPractice,
): Promise<void> {
  const now = needs.clock.now();
  const published = await database.transaction().execute(async (transaction) => {
    const siteId = await putSite(transaction, practice.site, now);
    await changeOffer(transaction, practice.offer, dayInParis(now).subtract({ days: 400 }).toString());
    const made: Parameters<typeof seedProfile>[3][] = [];
    for (const [position, { email, professional, profile }] of practice.people.entries()) {
      const personId = persons.get(email);
      if (professional === undefined || personId === undefined) continue;
      const values = { ...professional, personId, siteId, position };
      const professionalId = await putProfessional(transaction, values, now);
      if (profile !== undefined) made.push({ professionalId, profile, by: personId });
    }
    return made;
  });
  for (const one of published)
    await seedProfile({ ...needs, outbox: needs.agenda.outbox }, organizationId, database, one);
  const full = practice.key === 'cabinet-des-tilleuls';
  await seedAgenda(needs.agenda, { organizationId, database, patients: needs.patients, full });
  if (full) await seedWaitingList(needs.waitingList, { organizationId, database });
  const work = { organizationId, database, act: systemAct('demonstration'), now };
  for (const { professionalId } of published) await planProfessional(needs.reminders, work, professionalId);
}
