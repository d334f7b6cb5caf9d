import { PARIS, type Clock } from '#platform/kernel/clock.ts';
import { systemAct } from '#platform/kernel/act.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { Databases, OrganizationDatabase } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { eraseBatches, type Erased } from './erasure.ts';
import { COMMONS, Journals } from './journals.ts';
import { forWhom, type Line } from './lines.ts';
import { recordAct } from './record.ts';
import { ReverseNames } from './reverse-names.ts';
import { Sealer } from './sealer.ts';
import { sealJournal, type SealingContext } from './sealing.ts';
import { verifyJournal, type Verification } from './verification.ts';

/** How long lines are kept unless the product's terms say otherwise (CIM-139). */
const DEFAULT_TERM = Temporal.Duration.from({ months: 12 });

export interface AuditOptions {
  readonly databases: Databases;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly names?: ReverseNames;
  /** How long the lines of an organisation's journal are kept, by its contracts; of the commons' for `commons`. */
  readonly termOf?: (owner: string) => Promise<Temporal.Duration>;
  /** Names of those for whom acts are done (`details.professional`), as the service that holds them knows them. */
  readonly namesOf?: (database: OrganizationDatabase) => Promise<ReadonlyMap<string, string>>;
}

/** The journals of one installation: sealing, verification, erasure. Lines are written with `recordAct`. */
export class Audit {
  readonly sealer: Sealer;
  readonly #options: AuditOptions;
  readonly #context: SealingContext;

  constructor(options: AuditOptions) {
    const { databases, keys, clock, log, names = new ReverseNames() } = options;
    this.#options = options;
    this.#context = { journals: new Journals(databases, keys), names, clock };
    this.sealer = new Sealer({ ...this.#context, databases, log });
  }

  /** Names of those for whom lines were written; empty where none was written for somebody (MAI-025). */
  async namesFor(database: OrganizationDatabase, lines: readonly Line[]): Promise<ReadonlyMap<string, string>> {
    const { namesOf } = this.#options;
    return namesOf === undefined || !lines.some((line) => forWhom(line) !== null) ? new Map() : namesOf(database);
  }

  /**
   * Seals what waits, then reads the whole journal again.
   * @param owner identifier of an organisation, or `commons`.
   * @returns that it is intact, or the first fault found and its batch.
   */
  async verify(owner: string): Promise<Verification> {
    const journal = this.#context.journals.of(owner);
    await sealJournal(this.#context, journal);
    return verifyJournal(this.#context.journals, journal);
  }

  /** Erases the batches that have reached their term; the erasure is itself a line of the journal. */
  async eraseAtTerm(owner: string): Promise<Erased> {
    const { clock, databases, termOf } = this.#options;
    const now = clock.now();
    const term = (await termOf?.(owner)) ?? DEFAULT_TERM;
    const before = now.toZonedDateTimeISO(PARIS).subtract(term).toInstant();
    const erased = await eraseBatches(this.#context.journals, this.#context.journals.of(owner), before, now);
    if (erased.batches === 0) return erased;
    const database = owner === COMMONS ? databases.commons : await databases.organization(owner);
    await recordAct(database, systemAct('audit.erase'), {
      action: 'audit.entries.erase',
      object: { kind: 'journal', id: null },
      at: now,
      details: { ...erased, before: before.toString() },
    });
    return erased;
  }
}
