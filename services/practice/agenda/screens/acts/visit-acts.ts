import { useRef, useState } from 'react';
import type { z } from 'zod';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Problem } from '#platform/web/api/problem.ts';
import { useApi } from '#platform/web/api/acting-organization.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { AppointmentView, FreeTime, SeriesScope } from '../../api/appointments.ts';
import type { seriesDateSchema } from '../../api/series.ts';
import type { CancelCause } from '../../api/vocabulary.ts';
import { addNotice } from '#platform/web/kit/notices.ts';

type Step = 'booked' | 'confirmed' | 'arrived' | 'in-progress' | 'done' | 'missed';

/** A time that could not be taken, and what may be done instead. */
export interface Refused {
  readonly visit: AppointmentView;
  readonly wish: MoveWish;
  /** The server's own sentence. */
  readonly why: string;
  readonly next: readonly FreeTime[];
  readonly mayOverride: boolean;
}

/** Where a visit should go. */
export interface MoveWish {
  readonly startsAt: string;
  readonly resourceId: string;
  readonly minutes: number;
}

/** Why, and how much of a series. */
interface Cancelling {
  readonly cause: CancelCause;
  readonly note: string | null;
  readonly scope: SeriesScope;
}

/** A date of a series, free or not. */
export type SeriesDate = z.output<typeof seriesDateSchema>;

const path = (id: string, act = ''): string => `/api/agenda/appointments/${id}${act}`;

/** What the server adds to a conflict about a time, if it is one. */
export function conflictOf(cause: unknown): Pick<Refused, 'why' | 'next' | 'mayOverride'> | null {
  if (!(cause instanceof Problem)) return null;
  if (cause.code !== 'agenda.slot-taken' && cause.code !== 'agenda.outside-rules') return null;
  const facts = cause.document.facts as { next?: readonly FreeTime[]; mayOverride?: boolean } | undefined;
  return { why: cause.message, next: facts?.next ?? [], mayOverride: facts?.mayOverride === true };
}

/** Everything one does to a visit: sent at once, said at the foot of the page, with its way back. */
export function useVisitActs(setPending: (id: string, place: (MoveWish & { endsAt: string }) | null) => void) {
  const api = useApi();
  const refresh = useRefresh();
  const underWay = useRef(new Set<string>());
  const [refused, setRefused] = useState<Refused | null>(null);
  const readAgain = () => refresh(['/api/agenda', '/api/waiting-list']);

  const said = (words: string, visit: AppointmentView) => {
    announceDone(words, async () => {
      await api.post(path(visit.id, '/undo'), { version: visit.version });
      await readAgain();
    });
  };
  const run = async (
    { id }: Pick<AppointmentView, 'id'>,
    words: string,
    act: () => Promise<AppointmentView>,
    say: typeof said = said,
  ) => {
    // Pressed again before the answer: one act, one way back.
    if (underWay.current.has(id)) return false;
    underWay.current.add(id);
    try {
      const visit = await act();
      await readAgain();
      say(words, visit);
      return true;
    } catch (cause) {
      announceFailure(cause);
      await readAgain();
      return false;
    } finally {
      underWay.current.delete(id);
    }
  };

  const cancel = ({ id, version }: AppointmentView, given: Cancelling) =>
    api.post<AppointmentView>(path(id, '/cancel'), { version, ...given });

  return {
    refused,
    forgetRefusal: () => setRefused(null),
    /** Moves or resizes; over a taken time, leaves it where it was and says what else is free. */
    move: async (visit: AppointmentView, wish: MoveWish, words: string, override?: string) => {
      const endsAt = new Date(Date.parse(wish.startsAt) + wish.minutes * 60_000).toISOString();
      setPending(visit.id, { ...wish, endsAt });
      try {
        const moved = await api.post<AppointmentView>(path(visit.id, '/move'), {
          ...{ version: visit.version, ...wish },
          ...(override === undefined ? {} : { override: { reason: override } }),
        });
        await readAgain();
        said(words, moved);
        setRefused(null);
      } catch (cause) {
        const conflict = conflictOf(cause);
        if (conflict !== null) setRefused({ ...conflict, visit, wish });
        else if (cause instanceof Problem && cause.status === 0) {
          const text =
            'La connexion est coupée : le rendez-vous est revenu à son heure. Rien n’a été perdu, recommencez ensuite.';
          addNotice({ tone: 'bad', text, undo: null, milliseconds: 12_000 });
        } else announceFailure(cause);
        await readAgain();
      } finally {
        setPending(visit.id, null);
      }
    },
    /**
     * Moves the appointments of a series by the same shift on the wall clock, all or none.
     * @returns the dates looked at when one of them is not free, else null
     */
    moveSeries: async (
      visit: AppointmentView,
      wish: MoveWish,
      scope: SeriesScope,
      words: string,
    ): Promise<readonly SeriesDate[] | null> => {
      const put = (present: AppointmentView, place: MoveWish) =>
        api.post<AppointmentView>(path(visit.id, '/move'), { version: present.version, ...place, scope });
      try {
        const moved = await put(visit, wish);
        await readAgain();
        const { startsAt, endsAt, resourceId } = visit;
        const former = { startsAt, resourceId, minutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000 };
        announceDone(words, async () => {
          await put(moved, former);
          await readAgain();
        });
        return null;
      } catch (cause) {
        if (cause instanceof Problem && cause.code === 'agenda.series-taken') {
          return (cause.document.facts as { readonly dates: readonly SeriesDate[] }).dates;
        }
        announceFailure(cause);
        await readAgain();
        return null;
      }
    },
    step: (visit: AppointmentView, state: Step, words: string) =>
      run(visit, words, () => api.post<AppointmentView>(path(visit.id, '/state'), { version: visit.version, state })),
    late: (visit: AppointmentView, late: boolean, words: string) =>
      run(visit, words, () => api.patch<AppointmentView>(path(visit.id), { version: visit.version, late })),
    cancel: (visit: AppointmentView, given: Cancelling, words: string) =>
      given.scope === 'one'
        ? run(visit, words, () => cancel(visit, given))
        : // An undo gives one appointment back: several are not taken back by one press.
          run(
            visit,
            words,
            () => cancel(visit, given),
            (done) => announceDone(done),
          ),
  };
}
export type VisitActs = ReturnType<typeof useVisitActs>;
