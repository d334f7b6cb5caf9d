/**
 * A room's public face, as data. The composition root (`apps/server`) lists the declarations; platform rooms act on
 * all of them and know none by name: migrations, rights, retention, contracts and billing work from these lines.
 */
export interface ModuleDeclaration {
  /** Stable name in kebab case. Its PostgreSQL schema is the same with `_` for `-`. */
  readonly name: string;
  /** French name for people. */
  readonly title: string;
  /**
   * The service this room belongs to, where one service has several rooms: what organisations use, what contracts name.
   * The room's own name unless said.
   */
  readonly service?: string;
  /** Names of modules whose tables or ports this one uses; migrations run after theirs. */
  readonly dependsOn?: readonly string[];
  /** Folder of `0001_name.commons.sql` and `0001_name.organization.sql` files, forward only. */
  readonly migrations?: URL;
  readonly permissions?: readonly Permission[];
  readonly roles?: readonly RoleTemplate[];
  /** What a plan may switch on or bound. */
  readonly features?: readonly Feature[];
  /** What a plan may count. */
  readonly meters?: readonly Meter[];
  /** The product's contract figures, by version (`platform/contracts`). */
  readonly terms?: readonly TermsSheet[];
  /** Kinds of event this module writes to the outbox. */
  readonly events?: readonly EventKind[];
  /** One rule for every table: a test of the composition root fails on a table without one. */
  readonly retention?: readonly RetentionRule[];
  /** What this module offers to others and needs from them, by interface; wired by the composition root. */
  readonly ports?: { readonly offers?: readonly string[]; readonly needs?: readonly string[] };
}

/**
 * A module that the composition root has given what it needs. `Route`, `Job` and `Subscription` are defined by rooms
 * above the kernel (`platform/http`, `platform/jobs`).
 */
export interface RunningModule<Route, Job, Subscription> {
  readonly declaration: ModuleDeclaration;
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  /** Events of other modules this one follows. */
  readonly subscriptions: readonly Subscription[];
}

export interface Permission {
  /** `coding.stays.decide`: module, object, verb. */
  readonly name: string;
  /** French, as shown to whoever grants it. */
  readonly title: string;
  /** `professional` permissions may be granted for one professional only; the others for the whole organisation. */
  readonly scope: 'organization' | 'professional';
}

/** A named bundle of permissions offered when granting; the grant itself is what counts. */
export interface RoleTemplate {
  readonly name: string;
  readonly title: string;
  readonly permissions: readonly string[];
  /** Roles that may not open the workspace without a second factor (CIM-19). */
  readonly secondFactorRequired?: boolean;
  /**
   * Whose the role is to give, when it is not of those the organisation's list of members offers: `service`, through its
   * own screens, for one professional; `professional`, by the one concerned alone (MAI-020), never more than they hold
   * at each moment and never handed on (MAI-019).
   */
  readonly givenBy?: 'service' | 'professional';
}

export interface Feature {
  readonly name: string;
  readonly title: string;
}

export interface Meter {
  readonly name: string;
  readonly title: string;
  /** What one unit is: `analysis`, `call`, `byte`. */
  readonly unit: string;
}

/** One numbered, immutable version of a product's terms. Its content is read by `platform/contracts`. */
export interface TermsSheet {
  readonly product: string;
  readonly version: number;
  readonly file: URL;
}

export interface EventKind {
  /** `coding.stay.validated` */
  readonly name: string;
  readonly title: string;
  /**
   * Permission with which an open page hears of it; held for some professionals only, it hears the events that name one
   * of them (`professionalId`) or none. Every member hears it unless said.
   */
  readonly permission?: string;
  /** An open page hears that it happened, and not to what: its ids may name what some of those who hear may not see. */
  readonly withoutIds?: true;
}

/** How long the rows of a table live, and why. Durations are ISO 8601 (`P12M`). */
export interface RetentionRule {
  /** `schema.table` */
  readonly table: string;
  readonly family: 'commons' | 'organization';
  /** French: what the data is and why it is kept. */
  readonly purpose: string;
  /** Column whose date starts the period; null when the rows live as long as what they belong to. */
  readonly from: string | null;
  readonly keep: string | null;
  /** What happens at the end. */
  readonly then: 'delete' | 'with-owner' | 'archive';
  /** Job that applies this rule in a way of its own (whole batches of a sealed journal); the nightly one unless said. */
  readonly appliedBy?: string;
  /** Columns that name documents to erase with the rows; `row` is the column that names the row of `table` above. */
  readonly files?: readonly { readonly table: string; readonly column: string; readonly row: string }[];
}
