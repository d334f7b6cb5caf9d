/**
 * The words of the trade, as the engine uses them.
 *
 * - *stay* (séjour SMR): what is coded; one report describes it.
 * - *role*: the place a diagnosis takes in the RHS: MMP (manifestation morbide principale), AE (affection
 *   étiologique), DAS (diagnostic associé significatif).
 * - *mention*: a place of the text where a term of the dictionary was recognised, with its context.
 * - *proposal*: a code offered to a person for one role. Never a code of the stay before that person decides.
 * - *set aside*: a code that was seen and is not proposed, with why.
 *
 * Codes are written as ATIH writes them in records, without a dot (`S7200`, `R53+0`).
 */

/** Half-open range of UTF-16 code units in the report exactly as it was given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Role = 'MMP' | 'AE' | 'DAS';

export const ROLES: readonly Role[] = ['MMP', 'AE', 'DAS'];

/** What a person is shown instead of a decimal: `high` élevée, `medium` moyenne, `low` faible. */
export type Band = 'high' | 'medium' | 'low';

/** What is known of the stay apart from the report. All optional facts may be absent from a real stay. */
export interface StayFacts {
  /** First day of the stay, `YYYY-MM-DD`; chooses the version of the classification (CIM-38). */
  readonly admittedOn: string;
  readonly dischargedOn?: string | undefined;
  /** HC complete, HJ day, HN night, SE séances. */
  readonly hospitalization: 'HC' | 'HJ' | 'HN' | 'SE';
  readonly sex?: 'F' | 'M' | undefined;
  readonly ageYears?: number | undefined;
}

/** A rule that spoke about a code. `blocks` keeps the code away, `warns` only tells. */
export interface RuleNote {
  readonly rule: string;
  readonly level: 'blocks' | 'warns';
  /** French sentence for the coder. */
  readonly text: string;
}

export interface Alternative {
  readonly code: string;
  readonly label: string;
  /** French: what would make this one the right choice. */
  readonly reason: string;
}

export interface Proposal {
  readonly role: Role;
  readonly code: string;
  readonly label: string;
  /** 1 is the first candidate of its role. */
  readonly rank: number;
  readonly band: Band;
  /** Calibrated probability that a coder keeps it, 0 to 1; for ordering and evaluation, never shown. */
  readonly confidence: number;
  /** Where the report says it: literal spans, in reading order, never empty (CIM-35). */
  readonly quotes: readonly Span[];
  /** French: why this code in this role. */
  readonly reason: string;
  readonly alternatives: readonly Alternative[];
  readonly notes: readonly RuleNote[];
}

export type AsideReason =
  | 'negated'
  | 'hypothesis'
  | 'family'
  | 'history'
  | 'excluded-later'
  | 'explained-by-disease'
  | 'weak';

export interface SetAside {
  readonly code: string;
  readonly label: string;
  readonly reason: AsideReason;
  /** French: « niée », « non confirmée », « antécédent familial »… with what decided it. */
  readonly text: string;
  readonly quotes: readonly Span[];
}

export interface Section {
  /** Canonical kind (`antecedents`, `conclusion`, `evolution`…), or `body` before the first title. */
  readonly kind: string;
  readonly title: string;
  readonly span: Span;
}

/** A doubt about the report itself (CIM-39). */
export interface QualityWarning {
  readonly code: 'thin' | 'missing-section' | 'illegible' | 'inconsistent';
  readonly text: string;
}

/** Why the text is not taken for an SMR stay report (CIM-40); `confirm` may be overridden by a person. */
export interface ScopeDoubt {
  readonly level: 'refuse' | 'confirm';
  readonly text: string;
}

/** What produced an analysis, kept with it for ever (CIM-42). */
export interface EngineVersion {
  readonly name: string;
  /** `statistical` or `generative`: ours is neither learned nor generative but its scores are calibrated. */
  readonly kind: 'rules';
  readonly version: string;
  readonly rules: string;
  readonly classification: string;
  /** Name and fingerprint of the dictionary used. */
  readonly lexicon: string;
}

export interface Analysis {
  readonly engine: EngineVersion;
  readonly sections: readonly Section[];
  /** Ordered by role (MMP, AE, DAS) then rank. A role without candidate has none: nothing is invented. */
  readonly proposals: readonly Proposal[];
  readonly setAside: readonly SetAside[];
  readonly quality: readonly QualityWarning[];
  readonly scope: ScopeDoubt | null;
  /** Candidates discarded by a blocking rule, counted by rule (CIM-38). */
  readonly discarded: Readonly<Record<string, number>>;
  /** French: fixed answer to a request for advice found in the text (CIM-41); absent when there is none. */
  readonly refusal?: string | undefined;
}
