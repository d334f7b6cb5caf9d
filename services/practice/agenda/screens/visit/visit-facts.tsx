import { StateChip } from '#platform/web/kit/chip.tsx';
import type { AppointmentDetail } from '../../api/appointments.ts';
import { CANCEL_WORDS, ORIGIN_WORDS, PLACE_WORDS } from '../words.ts';
import type { Agenda } from '../reading/use-agenda.ts';
import { clockText, lengthText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import { StateSteps } from './state-steps.tsx';
import styles from './visit-panel.module.css';

/** When, why, with whom, and where it is on its way. */
export function VisitFacts({ visit, agenda }: { readonly visit: AppointmentDetail; readonly agenda: Agenda }) {
  const { zone, resources, reasonsById, today } = agenda;
  const start = zone.wall(visit.startsAt);
  const minutes = (Date.parse(visit.endsAt) - Date.parse(visit.startsAt)) / 60_000;
  const reason = reasonsById.get(visit.reasonId);
  const names = [visit.resourceId, ...visit.extraResourceIds].map((id) => resources.find((one) => one.id === id)?.name);
  return (
    <div className={styles.facts}>
      <p className={styles.when}>
        <strong>{clockText(start.minute)}</strong>
        <span className={styles.reason} style={{ background: `var(--category-${String(reason?.color ?? 1)})` }}>
          {reason?.name}
        </span>
        <span className={styles.second}>{lengthText(minutes)}</span>
      </p>
      <p>
        {start.date === today ? '' : `${dayTitle(start.date, today)}, `}
        {names.filter(Boolean).join(', ')}
        {visit.place === 'site' ? '' : `, ${PLACE_WORDS[visit.place]}`}
      </p>
      <p className={styles.chips}>
        <StateChip tone={visit.origin === 'online' ? 'info' : 'neutral'}>
          Origine : {ORIGIN_WORDS[visit.origin]}
        </StateChip>
        {visit.overbooked && <StateChip tone="warn">Surnombre</StateChip>}
        {visit.late && <StateChip tone="warn">En retard</StateChip>}
        {visit.seriesId !== null && <StateChip>Série</StateChip>}
      </p>
      {visit.overbookReason !== null && <p className={styles.second}>Surnombre : {visit.overbookReason}</p>}
      <StateSteps visit={visit} agenda={agenda} />
      {visit.cancelCause !== null && (
        <p className={styles.second}>
          {[CANCEL_WORDS[visit.cancelCause], visit.cancelNote].filter(Boolean).join(' : ')}
        </p>
      )}
    </div>
  );
}
