import { useState } from 'react';
import { useRefresh } from '#platform/web/api/queries.ts';
import { Problem } from '#platform/web/api/problem.ts';
import { api } from '#platform/web/api/request.ts';
import { announceDone, announceFailure } from '#platform/web/kit/undo.tsx';
import type { AppointmentView, FreeTime } from '../../api/appointments.ts';
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
  const refresh = useRefresh();
  const [refused, setRefused] = useState<Refused | null>(null);
  const readAgain = () => refresh(['/api/agenda', '/api/waiting-list']);

  const said = (words: string, visit: AppointmentView) => {
    announceDone(words, async () => {
      await api.post(path(visit.id, '/undo'), { version: visit.version });
      await readAgain();
    });
  };
  const run = async (words: string, act: () => Promise<AppointmentView>) => {
    try {
      const visit = await act();
      await readAgain();
      said(words, visit);
      return true;
    } catch (cause) {
      announceFailure(cause);
      await readAgain();
      return false;
    }
  };

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
    step: (visit: AppointmentView, state: Step, words: string) =>
      run(words, () => api.post<AppointmentView>(path(visit.id, '/state'), { version: visit.version, state })),
    late: (visit: AppointmentView, late: boolean, words: string) =>
      run(words, () => api.patch<AppointmentView>(path(visit.id), { version: visit.version, late })),
    cancel: (visit: AppointmentView, cause: CancelCause, note: string | null, words: string) =>
      run(words, () => api.post<AppointmentView>(path(visit.id, '/cancel'), { version: visit.version, cause, note })),
  };
}
export type VisitActs = ReturnType<typeof useVisitActs>;
