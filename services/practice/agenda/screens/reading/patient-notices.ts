import type { z } from 'zod';
import type { changesAnswer } from '../../api/follow-up.ts';
import { clockText } from '../time/clock-text.ts';
import { dayTitle } from '../time/days.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import { visitName } from './columns.ts';

type Change = z.output<typeof changesAnswer>['changes'][number];

/** What is said when a patient acts on their own appointment; null for what the practice did, or what needs no word. */
export function patientNotice(change: Change, zone: ZoneTime, today: string): string | null {
  if (!change.byPatient) return null;
  const name = visitName(change.appointment);
  const moment = (iso: string): string => {
    const { date, minute } = zone.wall(iso);
    return date === today ? clockText(minute) : `${dayTitle(date, today).toLowerCase()} ${clockText(minute)}`;
  };
  const before = moment(change.before?.startsAt ?? change.appointment.startsAt);
  if (change.kind === 'cancelled') return `${name} a annulé en ligne son rendez-vous : ${before}`;
  if (change.kind === 'created') return `${name} a pris rendez-vous en ligne : ${before}`;
  if (change.kind !== 'moved') return null;
  return `${name} a déplacé en ligne son rendez-vous : ${before} → ${moment(change.appointment.startsAt)}`;
}
