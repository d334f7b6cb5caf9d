import { PanelSlot } from '#platform/web/kit/panel-slot.tsx';

/** Visits of a patient, drawn by the room that keeps them; nothing where there is no agenda, or no right to it. */
export function VisitsOf({ patientId }: { readonly patientId: string }) {
  return <PanelSlot name="patient-appointments" patientId={patientId} />;
}
