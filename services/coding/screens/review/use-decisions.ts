import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Problem } from '#platform/web/api/problem.ts';
import { api, SESSION_KNOWN } from '#platform/web/api/request.ts';
import { serverNow } from '#platform/web/session/now.ts';
import { useMay, useSession } from '#platform/web/session/session.tsx';
import type { StayView } from '../../api/review.ts';
import type { Profile } from '../../api/vocabulary.ts';
import { DecisionQueue, type QueueState } from './decision-queue.ts';
import { labelOf, newDecision, type Wish } from './new-decision.ts';
import { withPending, type Pending } from './pending-decisions.ts';
import { keepStayView, stayKey, stayPath } from './stay-view.ts';

/** Deciding on one stay: shown at once, sent in order, kept while the network is away or the session has ended. */
export interface Decisions extends QueueState {
  /** The stay with what was decided, answered or not. */
  readonly view: StayView;
  readonly decide: (wish: Wish) => void;
  /** Takes back the named decision, or this person's last. */
  readonly undo: (decisionId?: string) => void;
  /** Sends again, knowingly, what somebody else's decision had overtaken. */
  readonly insist: (item: Pending) => void;
  readonly dismissRefusal: () => void;
}

/** After which a request without answer counts as unreachable. */
const UNANSWERED_MILLISECONDS = 15_000;

/** Queues outlive the page: what was decided goes on being sent while one reads the next stay. */
const queues = new Map<string, DecisionQueue>();

/** Decisions on `server`, the stay as last read. */
export function useDecisions(server: StayView): Decisions {
  const stayId = server.stay.id;
  const client = useQueryClient();
  const by = useAuthor();
  const queue = queueOf(useSession().me.person.id, stayId, client);
  const state = useSyncExternalStore(queue.subscribe, queue.state);
  const known = newest(server, state.answered);
  const view = useMemo(() => withPending(known, state.items, by), [known, state.items, by]);
  const unsent = state.items.length > 0;
  const { refused } = state;

  // What stands against a decision is shown with the refusal: the stay as it is now.
  useEffect(() => {
    if (refused !== null) void client.invalidateQueries({ queryKey: stayKey(stayId) });
  }, [refused, client, stayId]);

  useEffect(() => {
    const retry = () => queue.retry();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [queue]);
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);

  const at = () => serverNow().toISOString();
  const madeUpon = known.decisionsVersion;
  return {
    ...state,
    view,
    decide: (wish) => {
      const decision = newDecision(wish, crypto.randomUUID(), madeUpon);
      if (decision !== null) queue.add({ kind: 'decide', decision, label: labelOf(wish), at: at() });
    },
    undo: (decisionId) => {
      const id = decisionId ?? view.undoable?.id;
      if (id === undefined || queue.takeBack(id)) return;
      queue.add({ kind: 'undo', undo: { id: crypto.randomUUID(), madeUpon, decisionId: id } });
    },
    insist: (item) => {
      queue.dismissRefusal();
      if (item.kind === 'undo') queue.add({ ...item, undo: { ...item.undo, id: crypto.randomUUID(), madeUpon } });
      else queue.add({ ...item, decision: { ...item.decision, id: crypto.randomUUID(), madeUpon } });
    },
    dismissRefusal: () => queue.dismissRefusal(),
  };
}

/** What was read and what was answered reach the page by two ways: whichever knows more decisions holds. */
function newest(read: StayView, answered: StayView | null): StayView {
  return answered !== null && answered.decisionsVersion > read.decisionsVersion ? answered : read;
}

/** Who decides, as it will be written beside the decision. */
function useAuthor(): { readonly name: string; readonly profile: Profile } {
  const { name } = useSession().me.person;
  const may = useMay();
  const declared = (['dim-physician', 'physician', 'coder-tim'] as const).find((one) => may(`coding.profile.${one}`));
  const profile = declared ?? 'other';
  return useMemo(() => ({ name, profile }), [name, profile]);
}

/** The queue of one person on one stay: what one left unsent is never sent in the name of another. */
function queueOf(personId: string, stayId: string, client: QueryClient): DecisionQueue {
  const place = `coding-decisions-${personId}-${stayId}`;
  const known = queues.get(place);
  if (known !== undefined) return known;
  const made = new DecisionQueue(
    {
      send: (item) => send(stayId, item),
      isAway: (cause) => cause instanceof Problem && (cause.status === 0 || cause.status >= 502),
      isSignedOut: (cause) => cause instanceof Problem && cause.status === 401,
      onAnswer: (view) => keepStayView(client, stayId, view),
      keep: (items) => {
        if (items.length === 0) sessionStorage.removeItem(place);
        else sessionStorage.setItem(place, JSON.stringify(items));
      },
      later: (act, milliseconds) => setTimeout(act, milliseconds),
    },
    JSON.parse(sessionStorage.getItem(place) ?? '[]') as Pending[],
  );
  window.addEventListener(SESSION_KNOWN, () => made.signedIn());
  queues.set(place, made);
  return made;
}

function send(stayId: string, item: Pending): Promise<StayView> {
  const path = `${stayPath(stayId)}/decisions`;
  const signal = AbortSignal.timeout(UNANSWERED_MILLISECONDS);
  if (item.kind === 'undo') return api.post<StayView>(`${path}/undo`, item.undo, { signal });
  return api.post<StayView>(path, item.decision, { signal });
}
