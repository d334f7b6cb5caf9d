import { Checkbox } from '@mantine/core';
import type { Booking } from './use-booking.ts';
import styles from './booking.module.css';

/** Rooms and devices taken with the visit; those the reason needs are found by themselves when none is chosen. */
export function ExtraResources({ booking }: { readonly booking: Booking }) {
  const { form, rooms, reason } = booking;
  if (rooms.length === 0) return null;
  const { extras } = form.values;
  return (
    <Checkbox.Group
      label="Salles et appareils"
      description={
        reason !== undefined && reason.needs.length > 0
          ? 'Ce motif en demande : choisis seuls si rien n’est coché.'
          : undefined
      }
      value={[...extras]}
      onChange={(values) => form.set({ extras: values })}
    >
      <div className={styles.checks}>
        {rooms.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
