import { sql } from 'kysely';
import { Conflict } from '#platform/kernel/errors.ts';
import { newId } from '#platform/kernel/ids.ts';
import {
  requireRight,
  type PracticeContext,
  type PracticeTransaction,
} from '#services/practice/professionals/module.ts';
import type { Cause, Channel } from './api.ts';
import type { RemindersNeeds } from './needs.ts';
import { isAwaited, SEND_JOB } from './planning.ts';
import { judge, settle } from './sending.ts';
import { isSubscribed, settingsOf } from './settings.ts';

/** It leaves at once; should the process stop in between, its job sends it this long after. */
const TAKEN_UP = { minutes: 1 };
/** Least time between two by the same means, and how many in a day by any. */
const APART = { hours: 1 };
const COUNTED_WITHIN = { hours: 24 };
const MOST = 3;

/** Why a reminder asked for by hand cannot leave, and what to do. */
const REFUSALS: Readonly<Partial<Record<Cause, string>>> = {
  'not-wanted': 'Ce patient refuse les rappels : son refus prévaut. Rien n’est parti.',
  stop: 'Ce patient a répondu STOP à un SMS : son refus prévaut. Rien n’est parti.',
  'not-given': 'Le dossier de ce patient ne donne pas cette coordonnée. Complétez-le ou appelez le patient.',
  'not-working': 'Cette coordonnée ne fonctionne pas : elle est à corriger dans le dossier. Appelez le patient.',
  'not-mobile': 'Ce numéro n’est pas un mobile : il ne reçoit pas de SMS. Appelez le patient.',
};

/**
 * Sends a reminder of an appointment now, by the channel of the professional unless said.
 * @returns its identifier
 * @throws {Conflict} `reminders.not-subscribed`, `reminders.refused` (the patient's refusal prevails, MAI-118),
 *   `reminders.no-contact`, `reminders.not-awaited`, `reminders.just-sent`; {Forbidden} `permission.missing`, `patients.opposed`
 */
export async function sendByHand(
  needs: RemindersNeeds,
  context: PracticeContext,
  appointmentId: string,
  asked: { readonly channel?: Channel | undefined },
): Promise<string> {
  const { database, now } = context;
  const appointment = await needs.agenda.appointment(database, appointmentId);
  const { professionalId } = appointment.resource;
  const { patientId } = appointment;
  if (professionalId === null || patientId === null || !isAwaited(appointment) || isPast(appointment.startsAt, now)) {
    throw new Conflict('reminders.not-awaited', 'Aucun patient n’est attendu à ce rendez-vous.');
  }
  requireRight(context, 'reminders.send', professionalId);
  if (!(await isSubscribed(database, now))) {
    throw new Conflict('reminders.not-subscribed', 'Le cabinet n’a pas l’option de rappels. Rien n’est parti.');
  }
  await needs.patients.requireAccess(context, patientId);
  const channel = asked.channel ?? (await settingsOf(database, professionalId)).channel;
  const verdict = await judge(needs, { database }, { patient_id: patientId }, channel);
  if (verdict.kind !== 'send') {
    const code = verdict.kind === 'refused' ? 'reminders.refused' : 'reminders.no-contact';
    throw new Conflict(code, REFUSALS[verdict.cause]!);
  }
  const id = newId();
  await database.transaction().execute(async (transaction) => {
    await refuseAgain(transaction, appointmentId, channel, now);
    await transaction
      .insertInto('reminders.reminders')
      .values({
        ...{ id, appointment_id: appointmentId, patient_id: patientId, professional_id: professionalId, channel },
        ...{ starts_at: appointment.startsAt, due_at: now.toString(), state: 'planned' },
        ...{ asked_by_name: context.act.actor.name, created_at: now.toString() },
      })
      .execute();
    await needs.outbox.enqueueAt(transaction, SEND_JOB, { reminderId: id }, now.add(TAKEN_UP));
  });
  await settle(needs, context, id, { appointment, verdict });
  return id;
}

/** Somebody presses twice, or a colleague did: a patient is not reminded again and again. Those at once wait in turn. */
async function refuseAgain(
  transaction: PracticeTransaction,
  appointmentId: string,
  channel: Channel,
  now: Temporal.Instant,
): Promise<void> {
  const counted = `reminders.by-hand ${appointmentId}`;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${counted}, 0))`.execute(transaction);
  const rows = await transaction
    .selectFrom('reminders.reminders')
    .select(['channel', 'created_at'])
    .where('appointment_id', '=', appointmentId)
    .where('asked_by_name', 'is not', null)
    .where('state', 'not in', ['failed', 'refused', 'dropped'])
    .where('created_at', '>', now.subtract(COUNTED_WITHIN).toString())
    .execute();
  const lately = rows.some((row) => row.channel === channel && Date.parse(row.created_at) > latest(now));
  if (!lately && rows.length < MOST) return;
  throw new Conflict(
    'reminders.just-sent',
    'Un rappel de ce rendez-vous vient de partir, ou plusieurs déjà aujourd’hui. Rien de plus n’est parti : appelez le patient si c’est pressant.',
  );
}

function latest(now: Temporal.Instant): number {
  return now.subtract(APART).epochMilliseconds;
}

function isPast(startsAt: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(startsAt), now) <= 0;
}
