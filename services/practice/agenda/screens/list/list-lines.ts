import type { AppointmentView } from '../../api/appointments.ts';
import type { ReasonView, ResourceView } from '../../api/resources.ts';
import type { AppointmentState } from '../../api/vocabulary.ts';
import { visitName } from '../reading/columns.ts';
import { clockText } from '../time/clock-text.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import { ORIGIN_WORDS, PLACE_WORDS } from '../words.ts';

/** An appointment as a row of the list, in words. */
export interface ListLine {
  readonly id: string;
  readonly day: string;
  /** "10:50 – 11:20" */
  readonly time: string;
  readonly patient: string;
  readonly phone: string | null;
  readonly reason: string;
  readonly who: string;
  readonly state: AppointmentState;
  readonly origin: string;
  readonly place: string;
}

interface ListContext {
  readonly zone: ZoneTime;
  readonly resources: readonly ResourceView[];
  readonly reasonsById: ReadonlyMap<string, ReasonView>;
}

/** Rows in order of time. */
export function listLines(
  visits: readonly AppointmentView[],
  { zone, resources, reasonsById }: ListContext,
): readonly ListLine[] {
  const names = new Map(resources.map(({ id, name }) => [id, name]));
  return visits
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
    .map((visit) => {
      const near = visit.startsAt.slice(0, 10);
      const { date, minute } = zone.wall(visit.startsAt, near);
      const end = zone.wall(visit.endsAt, near);
      return {
        id: visit.id,
        day: date,
        time: `${clockText(minute)} – ${clockText(end.minute)}`,
        patient: visitName(visit),
        phone: visit.patient?.phone ?? null,
        reason: reasonsById.get(visit.reasonId)?.name ?? '',
        who: names.get(visit.resourceId) ?? '',
        state: visit.state,
        origin: ORIGIN_WORDS[visit.origin],
        place: PLACE_WORDS[visit.place],
      };
    });
}
