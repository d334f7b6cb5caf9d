import type { Attachment } from '#platform/notifications/mail.ts';
import { documentKinds } from '#platform/documents/kinds.ts';
import { NotFound } from '#platform/kernel/errors.ts';
import type { Subscription } from '#platform/jobs/job.ts';
import { momentOf } from '#platform/site/french.ts';
import { bookerOf, knowAppointment } from '#services/practice/accounts/module.ts';
import type { ChangeBrief } from '#services/practice/agenda/module.ts';
import { fileOf } from './calendar.ts';
import { papersOf } from './documents/reason-papers.ts';
import { appointmentLink } from './links.ts';
import type { BookingNeeds, Where } from './needs.ts';
import { visitOf, type Visit } from './visits.ts';
import { isStillTheirs } from './whose-visit.ts';
import { cancelledText, confirmationText, movedText, restoredText, type Told } from './visit-texts.ts';

/** Where somebody is told. */
type Reached = { readonly mail: string } | { readonly phone: string };

/** How old a change may be and still be news: the history outlives the messages, and is not told again. */
const NEWS = { hours: 24 };

/**
 * Tells the patient, once each, that their appointment is taken on line, moved, cancelled or back again, whoever did it
 * (MAI-073, MAI-074, MAI-084, MAI-085): by the address their account proved, else by the mail the practice has. Nobody is given
 * another appointment in the place of one cancelled (MAI-086).
 */
export function tellingSubscription(needs: BookingNeeds): Subscription {
  return {
    name: 'booking.tell-patient',
    event: 'agenda.appointment.changed',
    handle: async ({ organizationId, database, payload }) => {
      const where = { organizationId, database };
      const visit = await visitOf(needs, where, payload['appointmentId']!).catch(nothingThere);
      if (visit === null) return;
      const booker = await bookerOf({ commons: needs.databases.commons }, organizationId, visit.appointment.id);
      const account = booker !== null && (await isStillTheirs(needs, visit, booker)) ? booker : null;
      if (account !== null) await rememberTime(needs, visit, account);
      const since = needs.clock.now().subtract(NEWS);
      const changes = await needs.agenda.changes(database, visit.appointment.id);
      const recent = changes.filter(({ at }) => Temporal.Instant.compare(at, since) >= 0);
      for (const change of recent) await tell(needs, visit, account, change);
    },
  };
}

type Holder = NonNullable<Awaited<ReturnType<typeof bookerOf>>>;

async function tell(needs: BookingNeeds, visit: Visit, account: Holder | null, change: ChangeBrief): Promise<void> {
  const told = toldOf(visit, change);
  if (told === null) return;
  const key = `booking.${told}:${visit.appointment.id}:${change.number}`;
  if ((await needs.mail.status(key)) !== null || (await needs.sms.status(key)) !== null) return;
  const reached = await whereTold(needs, visit, account);
  if (reached === null) return;
  const link = await appointmentLink(visit, visit.appointment, needs.publicUrl, needs.clock.now());
  const { organizationId, site } = visit;
  const before = change.before === null ? null : momentOf(Temporal.Instant.from(change.before.startsAt), site.timeZone);
  const { subject, text, short } = TEXTS[told](visit, link, before);
  const message = { key, kind: `booking.${told}`, at: needs.clock.now(), organizationId };
  const attachments = 'phone' in reached ? [] : await attached(needs, visit, told);
  await needs.databases.commons.transaction().execute(async (transaction) => {
    if ('phone' in reached) await needs.sms.send(transaction, { ...message, to: reached.phone, text: short });
    else await needs.mail.send(transaction, { ...message, to: reached.mail, subject, text, attachments });
  });
}

const TEXTS = {
  ...{ confirmation: confirmationText, moved: movedText, cancelled: cancelledText, restored: restoredText },
};

/** What a change means to the patient now: what no longer holds is not told, what follows it is. */
function toldOf({ appointment, past }: Visit, { kind, before, after }: ChangeBrief): Told | null {
  const cancelled = appointment.state === 'cancelled';
  if (before === null) return appointment.origin === 'online' && !cancelled ? 'confirmation' : null;
  if (before.state !== 'cancelled' && after.state === 'cancelled') return cancelled ? 'cancelled' : null;
  if (past || (appointment.state !== 'booked' && appointment.state !== 'confirmed')) return null;
  if (before.state === 'cancelled') return 'restored';
  return (kind === 'moved' || kind === 'undone') && before.startsAt !== after.startsAt ? 'moved' : null;
}

async function whereTold(needs: BookingNeeds, visit: Visit, account: Holder | null): Promise<Reached | null> {
  const { appointment } = visit;
  if (account?.email != null) return { mail: account.email };
  if (account?.phone != null) return { phone: account.phone };
  if (appointment.patientId === null) return null;
  const mail = await needs.patients.mailOf(visit, appointment.patientId);
  return mail === null ? null : { mail };
}

/** The calendar file, and on confirmation the very documents shown while booking (MAI-106). */
async function attached(needs: BookingNeeds, visit: Visit, told: Told): Promise<readonly Attachment[]> {
  const content = Buffer.from(fileOf(needs, visit));
  const calendar = { name: 'rendez-vous.ics', mediaType: 'text/calendar; charset=utf-8; method=PUBLISH', content };
  if (told !== 'confirmation') return [calendar];
  const { documents } = await papersOf(visit.database, visit.slug, visit.appointment.reason.id);
  return [calendar, ...(await Promise.all(documents.map(({ documentId }) => fileAttached(needs, visit, documentId))))];
}

async function fileAttached({ documents }: BookingNeeds, where: Where, id: string): Promise<Attachment> {
  const document = await documents.open(where, id);
  const chunks: Buffer[] = [];
  for await (const chunk of document.read()) chunks.push(chunk as Buffer);
  return { name: document.name, mediaType: documentKinds[document.kind].mediaType, content: Buffer.concat(chunks) };
}

/** The account knows when its appointments are: kept right after each move. */
async function rememberTime(needs: BookingNeeds, { organizationId, appointment }: Visit, account: Holder) {
  if (appointment.resource.professionalId === null) return;
  if (account.startsAt === appointment.startsAt && account.patientId === appointment.patientId) return;
  await knowAppointment({ commons: needs.databases.commons }, account.id, {
    ...{ organizationId, appointmentId: appointment.id, startsAt: appointment.startsAt },
    ...{ professionalId: appointment.resource.professionalId, personId: account.personId },
    patientId: appointment.patientId,
  });
}

function nothingThere(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
