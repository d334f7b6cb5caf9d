import { TextField } from '#platform/web/kit/form/text-field.tsx';
import type { Agenda } from '../reading/use-agenda.ts';
import { TimeButtons } from './free-times.tsx';
import type { Booking } from './use-booking.ts';
import styles from './booking.module.css';

interface BookingConflictProps {
  readonly booking: Booking;
  readonly conflict: NonNullable<Booking['conflict']>;
  readonly agenda: Agenda;
}

/** The time was just taken, or is outside the rules: the next three, or over it all the same, with a reason. */
export function BookingConflict({ booking, conflict, agenda }: BookingConflictProps) {
  return (
    <div role="alert" className={styles.conflict}>
      <p>{conflict.why}</p>
      <TimeButtons times={conflict.next} agenda={agenda} named={false} onChoose={booking.take} />
      {conflict.mayOverride && (
        <TextField
          {...{ id: booking.form.idOf('override'), name: 'override', error: undefined }}
          value={booking.override}
          onChange={booking.setOverride}
          label="Placer quand même, parce que"
          help="Écrit dans l’historique et le journal."
          maxLength={300}
        />
      )}
    </div>
  );
}
