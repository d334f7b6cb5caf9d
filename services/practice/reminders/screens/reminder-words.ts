import { clockTime } from '#platform/web/french/dates.ts';
import type { Tone } from '#platform/web/kit/chip.tsx';
import type { Cause, Channel, Reminder, ReminderState } from '../api.ts';

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { sms: 'SMS', mail: 'E-mail' };

/** Each state as it is: « envoyé » is not « arrivé ». */
export const STATE_WORDS: Readonly<Record<ReminderState, { readonly text: string; readonly tone: Tone }>> = {
  planned: { text: 'Prévu', tone: 'neutral' },
  queued: { text: 'Part', tone: 'info' },
  sent: { text: 'Envoyé', tone: 'info' },
  delivered: { text: 'Arrivé', tone: 'ok' },
  failed: { text: 'Échec', tone: 'bad' },
  refused: { text: 'Refusé par le patient', tone: 'warn' },
  dropped: { text: 'Abandonné', tone: 'neutral' },
};

const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'not-given': 'coordonnée absente du dossier',
  'not-working': 'coordonnée à corriger',
  'not-mobile': 'pas un mobile',
  'carrier-refused': 'coordonnée inconnue de l’opérateur',
  'not-delivered': 'non remis par l’opérateur',
  'not-wanted': 'rappels refusés',
  stop: 'a répondu STOP',
  cancelled: 'rendez-vous annulé',
  moved: 'rendez-vous déplacé',
  past: 'heure passée',
  settings: 'réglage changé',
  superseded: 'un rappel plus proche est parti',
  'not-subscribed': 'sans l’option de rappels',
};

/** « Échec : non remis par l’opérateur » is said in two columns. */
export function causeText({ cause }: Pick<Reminder, 'cause'>): string {
  return cause === null ? '' : CAUSE_WORDS[cause];
}

/** « 24 h avant », « 7 jours avant », « 30 min avant ». */
export function leadText(minutes: number): string {
  if (minutes % 1440 === 0 && minutes > 1440) return `${minutes / 1440}\u00a0jours avant`;
  if (minutes % 60 === 0) return `${minutes / 60}\u00a0h avant`;
  return `${minutes}\u00a0min avant`;
}

/** Who is reminded, or why the name is not shown. */
export function patientText({ patient }: Pick<Reminder, 'patient'>): string {
  if (patient.name !== null) return patient.name;
  return patient.hidden === 'opposition' ? 'Accès refusé par le patient' : 'Patient';
}

/** « mar. 24 nov. 09:20 » */
export function visitText({ startsAt }: Pick<Reminder, 'startsAt'>): string {
  const day = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day.format(new Date(startsAt))} ${clockTime(startsAt)}`;
}

/** `YYYY-MM-DD` of a date, on the wall clock of who looks. */
export function dayOf(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
