import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useRead } from '#platform/web/api/queries.ts';
import { useLive } from '#platform/web/api/use-live.ts';
import { useNow } from '#platform/web/session/now.ts';
import type { reasonsAnswer, ReasonView, resourcesAnswer, ResourceView } from '../../api/resources.ts';
import type { AgendaViewAnswer } from '../../api/view.ts';
import type { AgendaAddress } from '../address/agenda-address.ts';
import { addDays, daysBetween, mondayOf, monthWeeks } from '../time/days.ts';
import { ZoneTime } from '../time/zone-time.ts';
import { columnsOf, type Pending } from './columns.ts';

/** Every kind of event after which the agenda is read again. */
const AGENDA_EVENTS = ['agenda.appointment.changed', 'agenda.availability.changed'];
const PARIS = 'Europe/Paris';
const NO_OFFERS: ReadonlyMap<string, string> = new Map();
const NO_RESOURCES: readonly ResourceView[] = [];
const NO_REASONS: readonly ReasonView[] = [];

/** First day and number of days a view needs. */
function rangeOf({ view }: AgendaAddress, date: string): { readonly from: string; readonly days: number } {
  if (view === 'jour') return { from: date, days: 1 };
  if (view === 'mois') {
    const weeks = monthWeeks(date);
    return { from: weeks[0]?.[0] ?? date, days: weeks.length * 7 };
  }
  return { from: mondayOf(date), days: 7 };
}

/** Reads what is in sight, and reads it again whenever somebody changes it. */
export function useAgenda(address: AgendaAddress) {
  const now = useNow(15_000);
  const resources = useRead<z.output<typeof resourcesAnswer>>('/api/agenda/resources');
  const reasons = useRead<z.output<typeof reasonsAnswer>>('/api/agenda/reasons');
  const zoneName = resources.data?.resources[0]?.timeZone ?? PARIS;
  const zone = useMemo(() => new ZoneTime(zoneName), [zoneName]);
  const { date: today, minute } = zone.wall(now.toISOString());
  const date = address.date ?? today;
  const { from, days } = rangeOf(address, date);
  const view = useRead<AgendaViewAnswer>('/api/agenda/view', {
    query: { from, days, resources: address.who.join(',') },
    keepFormer: true,
  });
  useLive(AGENDA_EVENTS, ['/api/agenda', '/api/waiting-list']);

  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const allReasons = reasons.data?.reasons ?? NO_REASONS;
  const reasonsById = useMemo(() => new Map(allReasons.map((reason) => [reason.id, reason])), [allReasons]);
  const { only, except } = { only: address.reasons, except: address.except };
  const grid = useMemo(() => {
    if (view.data === undefined) return null;
    const dates = address.view === 'jour' ? [view.data.from] : workedDays(view.data, zone);
    return columnsOf({
      ...{ view: view.data, dates, zone, reasons: reasonsById, only, except, pending, offers: NO_OFFERS },
    });
    // Lists of the address are new at each reading, their text is not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [view.data, address.view, zone, reasonsById, only.join(), except.join(), pending]);

  return {
    ...{ now, today, minute, date, zone, view, grid },
    resources: resources.data?.resources ?? NO_RESOURCES,
    reasons: allReasons,
    reasonsById,
    failure: resources.error ?? reasons.error ?? view.error,
    ready: resources.data !== undefined && reasons.data !== undefined && view.data !== undefined,
    retry: () => void Promise.all([resources.refetch(), reasons.refetch(), view.refetch()]),
    /** Shows a visit where it was let go until the server has answered; null ends it. */
    setPending: (id: string, place: Pending | null) =>
      setPending((former) => {
        const next = new Map(former);
        if (place === null) next.delete(id);
        else next.set(id, place);
        return next;
      }),
  };
}
export type Agenda = ReturnType<typeof useAgenda>;

/** Monday to Friday, and the days of the week-end that hold anything. */
function workedDays(view: AgendaViewAnswer, zone: ZoneTime): readonly string[] {
  const used = new Set(
    [...view.appointments, ...view.columns.flatMap(({ openings }) => openings)].map(
      ({ startsAt }) => zone.wall(startsAt, startsAt.slice(0, 10)).date,
    ),
  );
  return daysBetween(view.from, addDays(view.from, view.days - 1)).filter(
    (day, index) => index % 7 < 5 || used.has(day),
  );
}
