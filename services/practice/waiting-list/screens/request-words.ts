import type { RequestView, Urgency } from '../api.ts';

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  urgent: 'Urgent',
  soon: 'Dès que possible',
  routine: 'Sans urgence',
};

export const REQUEST_STATES: Readonly<Record<RequestView['state'], string>> = {
  waiting: 'Attend',
  offered: 'Créneau proposé',
  satisfied: 'Servi',
  withdrawn: 'Retiré',
};

const DAYS = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];

/** "lun., mer. 09:00 – 12:00": when somebody can come; any time is said so. */
export function availabilityText(availability: RequestView['availability']): string {
  return availability
    .map(({ weekdays, from, until }) => {
      const days = weekdays.length === 7 ? 'tous les jours' : weekdays.map((day) => DAYS[day - 1]).join(', ');
      return from === '00:00' && until >= '23:59' ? days : `${days} ${from} – ${until}`;
    })
    .join(' ; ');
}
