import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#platform/web/kit/form/date-field.tsx';
import { SelectField } from '#platform/web/kit/form/choice-fields.tsx';
import { Form } from '#platform/web/kit/form/form.tsx';
import { TextAreaField, TextField } from '#platform/web/kit/form/text-field.tsx';
import { SidePanel } from '#platform/web/kit/side-panel.tsx';
import type { Agenda } from '../reading/use-agenda.ts';
import { lengthText } from '../time/clock-text.ts';
import { BookingConflict } from './booking-conflict.tsx';
import { ExtraResources } from './extra-resources.tsx';
import { FreeTimes } from './free-times.tsx';
import { PatientBox } from './patient-box.tsx';
import { SameDay } from './same-day.tsx';
import { SeriesForm } from './series-form.tsx';
import { useBooking, type BookedVisit, type BookingPlace } from './use-booking.ts';
import styles from './booking.module.css';

interface BookingPanelProps {
  readonly place: BookingPlace;
  readonly agenda: Agenda;
  readonly onClose: () => void;
  readonly onBooked: (visit: BookedVisit) => void;
}

const PLACES = [
  { value: '', label: 'Comme le motif' },
  { value: 'site', label: 'Cabinet' },
  { value: 'video', label: 'Vidéo' },
  { value: 'home', label: 'Domicile' },
];

/** A new appointment, beside the agenda: who, why, with whom, when; the next free times are one click away. */
export function BookingPanel({ place, agenda, onClose, onBooked }: BookingPanelProps) {
  const booking = useBooking(place, agenda, onBooked);
  const [repeated, setRepeated] = useState(false);
  const { form, patient, setPatient, conflict, reason } = booking;
  // A time that changed is another wish: what was refused is said no more.
  const whenField = form.field('when');
  return (
    <SidePanel title="Nouveau rendez-vous" onClose={onClose}>
      <div className={styles.panel}>
        <PatientBox id={form.idOf('patient')} chosen={patient} onChoose={setPatient} />
        <Form
          of={form}
          verb={conflict !== null && booking.override.trim() !== '' ? 'Placer quand même' : 'Prendre le rendez-vous'}
        >
          <SelectField
            {...form.field('reasonId')}
            label="Motif"
            required
            choices={booking.reasons.map(({ id, name }) => ({ value: id, label: name }))}
            help={reason === undefined ? undefined : lengthText(reason.minutes)}
          />
          <SelectField
            {...form.field('resourceId')}
            label="Avec"
            choices={booking.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField
            key={booking.takings}
            {...whenField}
            onChange={(value) => {
              booking.forgetConflict();
              whenField.onChange(value);
            }}
            label="Jour et heure"
            withTime
            required
          />
          {patient !== null && <SameDay patientId={patient.id} when={form.values.when} agenda={agenda} />}
          <FreeTimes
            agenda={agenda}
            reasonId={form.values.reasonId}
            resourceId={form.values.resourceId}
            onChoose={booking.take}
          />
          {conflict !== null && <BookingConflict booking={booking} conflict={conflict} agenda={agenda} />}
          <details className={styles.more}>
            <summary>Durée, lieu, salle, consigne</summary>
            <TextField
              {...form.field('minutes')}
              label="Durée en minutes"
              help="Celle du motif si rien n’est écrit"
              inputMode="numeric"
            />
            <SegmentedControl
              aria-label="Lieu"
              fullWidth
              data={PLACES}
              value={form.values.place}
              onChange={(value) => form.set({ place: value })}
            />
            <ExtraResources booking={booking} />
            <TextAreaField
              {...form.field('note')}
              label="Consigne"
              help="Lue par le cabinet seulement."
              maxLength={2000}
            />
          </details>
          <Checkbox
            label="Répéter ce rendez-vous"
            checked={repeated}
            onChange={({ currentTarget }) => setRepeated(currentTarget.checked)}
          />
        </Form>
        {repeated && <SeriesForm booking={booking} agenda={agenda} onBooked={onBooked} />}
      </div>
    </SidePanel>
  );
}
