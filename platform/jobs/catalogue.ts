import { z } from 'zod';
import { Invalid } from '#platform/kernel/errors.ts';
import type { EventKind } from '#platform/kernel/module.ts';
import { job, type Job, type Payload, type Subscription } from './job.ts';
import { derivedId } from './attempt.ts';
import type { QueueEntry } from './queue.ts';
import type { OutboxRow } from './projector.ts';

/** Followed by who follows every event. */
const EVERY = '*';
/** What follows an event is done in an instant. */
const TAKEN_AHEAD = 8;
const idsSchema = z.record(z.string(), z.string());

/** All jobs of the running modules; a subscription is a job like another, asked for by an event. */
export class Catalogue {
  readonly jobs: readonly Job[];
  readonly #byName: ReadonlyMap<string, Job>;
  readonly #followers: ReadonlyMap<string, readonly string[]>;
  readonly #events: ReadonlySet<string> | null;

  /**
   * @param events every event the modules declare; without them no name of an event is checked.
   * @throws when two bear one name: their work would be mixed; or when one follows an event nobody declares.
   */
  constructor(jobs: readonly Job[], subscriptions: readonly Subscription[], events?: readonly EventKind[]) {
    this.#events = events === undefined ? null : new Set(events.map(({ name }) => name));
    for (const { event } of subscriptions) if (event !== EVERY) this.checkEvent(event);
    this.jobs = [...jobs, ...subscriptions.map(jobOf)];
    this.#byName = new Map(this.jobs.map((one) => [one.name, one]));
    if (this.#byName.size < this.jobs.length) {
      const names = this.jobs.map((one) => one.name);
      throw new Error(`two jobs bear one name: ${names.filter((name, at) => names.indexOf(name) < at).join(', ')}`);
    }
    const followed = Map.groupBy(subscriptions, (subscription) => subscription.event);
    this.#followers = new Map([...followed].map(([event, all]) => [event, all.map((one) => one.name)]));
  }

  /**
   * Refuses an unknown job or a payload its schema does not know, while the transaction can still be undone.
   * @throws {Error} on an unknown job. @throws {Invalid} on a payload.
   */
  check(name: string, payload: Payload): void {
    const known = this.#byName.get(name);
    if (known === undefined) throw new Error(`no module declares the job ${name}`);
    const parsed = known.payload.safeParse(payload);
    if (parsed.success) return;
    const errors = parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), rule: code, message: code }));
    throw new Invalid('job.payload', `La tâche ${name} ne peut pas être demandée ainsi.`, errors);
  }

  /** @throws {Error} on an event no module declares: whoever follows it by its right name would never hear it. */
  checkEvent(name: string): void {
    if (this.#events?.has(name) === false) throw new Error(`no module declares the event ${name}`);
  }

  /** What a row of an outbox becomes in the queue; null when it asks for a job that is not known here. */
  entriesOf(organizationId: string, row: OutboxRow): readonly QueueEntry[] | null {
    const payload = row.payload as Payload;
    if (row.kind === 'job') {
      return this.#byName.has(row.name) ? [{ id: row.id, name: row.name, organizationId, payload }] : null;
    }
    const entry = (name: string, ids: Payload): QueueEntry => ({
      ...{ id: derivedId(row.id, name), name, organizationId, payload: ids },
    });
    return [
      ...(this.#followers.get(row.name) ?? []).map((name) => entry(name, payload)),
      ...(this.#followers.get(EVERY) ?? []).map((name) => entry(name, { ...payload, kind: row.name })),
    ];
  }

  /** Leaves out entries for which an organisation has no use. */
  async wanted(entries: readonly QueueEntry[]): Promise<readonly QueueEntry[]> {
    const answers = new Map<string, Promise<boolean>>();
    const isWanted = async ({ name, organizationId }: QueueEntry): Promise<boolean> => {
      const ask = this.#byName.get(name)?.wantedIn;
      if (ask === undefined || organizationId === null) return true;
      const key = `${name} ${organizationId}`;
      const answer = answers.get(key) ?? ask(organizationId);
      answers.set(key, answer);
      return answer;
    };
    const kept = await Promise.all(entries.map(isWanted));
    return entries.filter((_, at) => kept[at]);
  }
}

function jobOf({ name, handle, wantedIn, concurrency }: Subscription): Job {
  return job({
    ...{ name, perOrganization: true, payload: idsSchema, takenAhead: TAKEN_AHEAD, handle },
    ...(wantedIn === undefined ? {} : { wantedIn }),
    ...(concurrency === undefined ? {} : { concurrency }),
  });
}
