import type { OrganizationDatabase } from '#platform/database/databases.ts';
import { practiceJournal, requireRight, type PracticeContext } from '#services/practice/professionals/module.ts';
import type { WaitingListSettings } from './api.ts';

const DEFAULTS: WaitingListSettings = {
  ...{ enabled: true, offerMinutes: 30, leadMinutes: 60, quietFrom: '21:00', quietUntil: '08:00' },
};

/** The practice's own settings, or those of a new practice. */
export async function settingsOf(database: OrganizationDatabase): Promise<WaitingListSettings> {
  const row = await database.selectFrom('waiting_list.settings').selectAll().executeTakeFirst();
  if (row === undefined) return DEFAULTS;
  return {
    ...{ enabled: row.enabled, offerMinutes: row.offer_minutes, leadMinutes: row.lead_minutes },
    ...{ quietFrom: row.quiet_from.slice(0, 5), quietUntil: row.quiet_until.slice(0, 5) },
  };
}

/** @throws {Forbidden} unless the list may be kept for the whole practice. */
export async function changeSettings(context: PracticeContext, given: WaitingListSettings): Promise<void> {
  requireRight(context, 'waiting-list.manage');
  const values = {
    ...{ enabled: given.enabled, offer_minutes: given.offerMinutes, lead_minutes: given.leadMinutes },
    ...{ quiet_from: given.quietFrom, quiet_until: given.quietUntil },
  };
  await context.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('waiting_list.settings')
      .values(values)
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(values))
      .execute();
    await practiceJournal(transaction, context, {
      ...{ action: 'waiting-list.settings.changed', object: { kind: 'waiting-list.settings', id: null } },
    });
  });
}

/** When the next message may leave: now, or in the morning. */
export function mayLeaveAt(now: Temporal.ZonedDateTime, settings: WaitingListSettings): Temporal.ZonedDateTime {
  const hour = now.toPlainTime().toString({ smallestUnit: 'minute' });
  const { quietFrom, quietUntil } = settings;
  const acrossMidnight = quietFrom > quietUntil;
  const quiet = acrossMidnight ? hour >= quietFrom || hour < quietUntil : hour >= quietFrom && hour < quietUntil;
  if (!quiet) return now;
  const morning = acrossMidnight && hour >= quietFrom ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  return morning.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: quietUntil });
}
