import type { Act } from '#platform/kernel/act.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { PracticeContext } from '#services/practice/professionals/module.ts';
import type { FreeTime } from './api/appointments.ts';
import type { ChangeKind, Snapshot } from './api/follow-up.ts';
import type { ReasonView } from './api/resources.ts';
import type { Interval } from './times/intervals.ts';
import type { AppointmentState, CancelCause, Origin, Place } from './api/vocabulary.ts';

/** In which organisation another room acts, and for whom. That room answers for whoever asks it. */
export interface AgendaCaller {
  readonly organizationId: string;
  readonly database: OrganizationDatabase;
  readonly act: Act;
}

/** Whose agenda. */
export interface ResourceBrief {
  readonly id: string;
  readonly professionalId: string | null;
  readonly kind: 'professional' | 'room' | 'device';
  readonly name: string;
  readonly siteId: string;
  readonly timeZone: string;
}

/** What may be told of an appointment outside the practice, with who it is for. No free text. */
export interface AppointmentBrief {
  readonly id: string;
  readonly version: number;
  readonly resource: ResourceBrief;
  readonly siteId: string;
  readonly reason: Pick<ReasonView, 'id' | 'name' | 'publicName' | 'instructions' | 'changeNoticeMinutes'>;
  readonly patientId: string | null;
  /** ISO instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly state: AppointmentState;
  readonly place: Place;
  readonly origin: Origin;
  readonly seriesId: string | null;
  readonly cancelCause: CancelCause | null;
  /** Last instant at which the patient may still move or cancel on line. */
  readonly changeableUntil: string;
}

/** One line of the history of an appointment. */
export interface ChangeBrief {
  readonly number: number;
  readonly at: string;
  readonly kind: ChangeKind;
  readonly actorKind: Act['actor']['kind'];
  readonly before: Snapshot | null;
  readonly after: Snapshot;
}

/** What one professional offers on line from one day on. */
export interface Availability {
  readonly resource: ResourceBrief;
  /** False under the initial offer, or once the professional has left: then nothing is offered (MAI-067, MAI-077). */
  readonly open: boolean;
  readonly reasons: readonly {
    readonly reason: ReasonView;
    /** Starting times in milliseconds since the epoch, ascending, with the site of each. */
    readonly times: readonly { readonly start: number; readonly siteId: string }[];
  }[];
}

/** A time kept for somebody until a deadline. */
export interface HoldBrief {
  readonly id: string;
  readonly resourceId: string;
  readonly reasonId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: Place;
  readonly siteId: string;
  readonly heldUntil: string;
}

/**
 * What the other rooms of the practice do with the agenda. Refusals: {Conflict} `agenda.slot-taken` with
 * `facts.next` (three next free times), `agenda.outside-rules` (`facts.rules`), `agenda.not-open-online`,
 * `agenda.hold-expired`, `agenda.too-late-to-change`; {NotFound} `agenda.*.not-found`.
 */
export interface AgendaPort {
  resources(database: OrganizationDatabase): Promise<readonly ResourceBrief[]>;
  resourceOf(database: OrganizationDatabase, professionalId: string): Promise<ResourceBrief | null>;
  /** Whose reasons for a visit take this agenda besides: their free times depend on it. */
  whoNeeds(database: OrganizationDatabase, resourceId: string): Promise<readonly string[]>;
  /** All reasons; those patients see have `online` other than `nobody`. */
  reasons(database: OrganizationDatabase): Promise<readonly ReasonView[]>;

  /**
   * Refuses who may not set this reason for each professional who offers it: for what other rooms hang on it (MAI-071).
   * @throws {Forbidden} `permission.missing`, {NotFound} `agenda.reason.not-found`
   */
  requireReason(context: Pick<PracticeContext, 'database' | 'may' | 'reach'>, reasonId: string): Promise<void>;

  /**
   * Free times on line, rules of each reason applied (who, notice, horizon, quota).
   * @param within which times are looked at, told whose they are and the reasons offered; all of them unless said.
   * @throws {NotFound} `agenda.resource.not-found`
   */
  availability(
    database: OrganizationDatabase,
    asked: {
      readonly resourceId: string;
      readonly from: Temporal.Instant;
      readonly days: number;
      readonly within?: (resource: ResourceBrief, reasons: readonly ReasonView[]) => readonly Interval[];
    },
  ): Promise<Availability>;
  /** The next free times of a reason, after an instant: on line, or by the practice's own rules. */
  nextTimes(
    database: OrganizationDatabase,
    asked: {
      readonly resourceId: string;
      readonly reasonId: string;
      readonly after: Temporal.Instant;
      readonly limit: number;
      readonly online: boolean;
    },
  ): Promise<readonly FreeTime[]>;

  /**
   * Keeps a time for a visitor. `knownPatient` null: not known yet (checked again when confirmed).
   * @param id made by whoever may ask again after a stop: held twice, it is one hold.
   * @param until the setting of the practice from now unless said.
   */
  hold(
    caller: AgendaCaller,
    asked: {
      readonly id?: string;
      readonly resourceId: string;
      readonly reasonId: string;
      readonly startsAt: string;
      readonly purpose: 'visitor' | 'waiting-list';
      readonly knownPatient: boolean | null;
      readonly until?: Temporal.Instant;
    },
  ): Promise<HoldBrief>;
  holdOf(database: OrganizationDatabase, holdId: string): Promise<HoldBrief | null>;
  release(caller: AgendaCaller, holdId: string): Promise<void>;
  /** Makes an appointment of a held time. The same `appointmentId` twice makes one. */
  confirmHold(
    caller: AgendaCaller,
    asked: {
      readonly holdId: string;
      readonly appointmentId: string;
      readonly patientId: string;
      readonly knownPatient: boolean;
      readonly origin: Origin;
    },
  ): Promise<AppointmentBrief>;

  appointment(database: OrganizationDatabase, appointmentId: string): Promise<AppointmentBrief>;
  appointmentsOfPatient(database: OrganizationDatabase, patientId: string): Promise<readonly AppointmentBrief[]>;
  /** Neither cancelled nor missed, by starting time. */
  appointmentsBetween(
    database: OrganizationDatabase,
    from: Temporal.Instant,
    to: Temporal.Instant,
  ): Promise<readonly AppointmentBrief[]>;
  /** Its history, oldest first: what a message about a change names. */
  changes(database: OrganizationDatabase, appointmentId: string): Promise<readonly ChangeBrief[]>;

  /** As the patient, or somebody for them: within the notice of the reason. Idempotent. */
  confirm(caller: AgendaCaller, appointmentId: string): Promise<AppointmentBrief>;
  cancel(caller: AgendaCaller, appointmentId: string): Promise<AppointmentBrief>;
  /** Cancels what a patient gives up for an earlier time that was offered to them, whatever the notice. */
  giveUp(caller: AgendaCaller, appointmentId: string): Promise<void>;
  move(
    caller: AgendaCaller,
    asked: { readonly appointmentId: string; readonly startsAt: string },
  ): Promise<AppointmentBrief>;
}
