import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { practiceJournal, requireRight } from '#services/practice/professionals/module.ts';
import type { AgendaSettings } from './api/follow-up.ts';
import type { AgendaContext } from './context.ts';
import { HISTORY_MONTHS } from './history.ts';

/** Ten minutes to choose, sign in and confirm (MAI-082). */
const DEFAULTS: AgendaSettings = { historyMonths: HISTORY_MONTHS, holdMinutes: 10 };

/** The practice's own settings, or those of a new practice. */
export async function settingsOf(database: OrganizationDatabase): Promise<AgendaSettings> {
  const row = await database.selectFrom('agenda.settings').selectAll().executeTakeFirst();
  return row === undefined ? DEFAULTS : { historyMonths: row.history_months, holdMinutes: row.hold_minutes };
}

/** Lines of history written from now on follow it. @throws {Forbidden} unless hours may be set for the whole practice. */
export async function changeSettings(context: AgendaContext, given: AgendaSettings): Promise<void> {
  requireRight(context, 'agenda.hours.write');
  const values = { history_months: given.historyMonths, hold_minutes: given.holdMinutes };
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('agenda.settings')
      .values(values)
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'agenda.settings.changed', object: { kind: 'agenda.settings', id: null }, details: { ...given } },
    });
  });
}
