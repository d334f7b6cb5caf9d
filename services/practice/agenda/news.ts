import { sql } from 'kysely';
import type { z } from 'zod';
import type { newsAnswer } from './api/follow-up.ts';
import type { AgendaContext } from './context.ts';

/** One change of the agenda's functions, announced in the application (MAI-078). */
export interface NewsNote {
  readonly id: string;
  /** The day it is in force, `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
}

/** Published with each release; the newest last. */
export const NEWS: readonly NewsNote[] = [
  {
    ...{ id: 'agenda-1', day: '2026-11-27', title: 'L’agenda est ouvert' },
    text: 'Jour et semaine, plusieurs praticiens, salles et appareils côte à côte ; séries, liste d’attente, lien d’agenda pour votre téléphone.',
  },
  {
    ...{ id: 'agenda-2', day: '2026-11-28', title: 'Une série se déplace ou s’annule d’un seul geste' },
    text: 'Dans « Reporter » et « Annuler », choisissez ce rendez-vous, celui-ci et les suivants, ou tous ceux à venir. Les documents qu’un patient envoie se lisent depuis son rendez-vous.',
  },
];

/** Notes published by today that this person has not seen. */
export async function unseenNews(
  context: AgendaContext,
  notes: readonly NewsNote[],
): Promise<z.input<typeof newsAnswer>> {
  const row = await context.database
    .selectFrom('agenda.readings')
    .select('news_read')
    .where('person_id', '=', context.act.actor.id ?? '')
    .executeTakeFirst();
  const today = context.now.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString();
  return { notes: notes.filter(({ id, day }) => day <= today && !(row?.news_read ?? []).includes(id)) };
}

/** They were shown: not again. */
export async function markNewsSeen(context: AgendaContext, notes: readonly NewsNote[]): Promise<void> {
  const seen = (await unseenNews(context, notes)).notes.map(({ id }) => id);
  await context.database
    .insertInto('agenda.readings')
    .values({ person_id: context.act.actor.id ?? '', news_read: seen })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({
        news_read: sql`ARRAY(SELECT DISTINCT unnest(agenda.readings.news_read || excluded.news_read))`,
      }),
    )
    .execute();
}
