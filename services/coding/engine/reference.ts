import type { CompiledDictionary } from './dictionary/compiled-dictionary.ts';
import type { Role } from './types.ts';

/** One code of the CIM-10 FR for PMSI, as ATIH publishes it for a year. */
export interface Code {
  readonly code: string;
  readonly label: string;
  /** Its three characters. */
  readonly category: string;
  readonly chapter: number;
  /** May stand in a record. */
  readonly active: boolean;
  readonly leaf: boolean;
  /** Letters of the SMR profile. */
  readonly roles: Readonly<Record<Role, boolean>>;
  /** 1 men only, 2 women only, 0 both (ATIH quality controls). */
  readonly sexRule: 0 | 1 | 2;
  readonly imprecise: boolean;
}

/** `own`: written for Cabinet; `label`: the classification's; `establishment`: loaded by who runs Cabinet. */
export type TermSource = 'own' | 'label' | 'thesaurus' | 'index' | 'orpha' | 'establishment';

/** A way of saying a code. */
export interface Term {
  readonly text: string;
  readonly code: string;
  /** The other half of a dagger and asterisk pair, or the germ. */
  readonly secondCode?: string | undefined;
  readonly source: TermSource;
}

/** A short form with one of its meanings, e.g. `IR`, insuffisance rénale. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
  readonly preferred: boolean;
}

/** Words around a mention that change what it says. */
export interface Cues {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Look like a cue and are not: `sans doute`, `pas seulement`. */
  readonly pseudo: readonly string[];
}

export interface ContextCues {
  readonly negation: Cues;
  readonly hypothesis: Cues;
  readonly family: readonly string[];
}

/** Everything the engine knows, as plain data. */
export interface Reference {
  /** `CIM-10 FR 2025` */
  readonly classification: string;
  readonly codes: readonly Code[];
  readonly dictionary: CompiledDictionary;
  readonly cues: ContextCues;
  /** Canonical kind to its titles, folded. */
  readonly sectionTitles: Readonly<Record<string, readonly string[]>>;
  /** French names of drugs by ATC class, folded. */
  readonly drugs: Readonly<Record<string, readonly string[]>>;
  /** Name and fingerprint of the dictionary. */
  readonly lexicon: string;
}
