import { csvLines, readCsv } from './dictionary/csv.ts';
import type { Abbreviation, Code, ContextCues, Term, TermSource } from './reference.ts';
import { foldText } from './text/tokens.ts';

/** Codes of the classification file. */
export function codesFrom(csv: string): Code[] {
  const [header = [], ...lines] = csvLines(csv);
  const column = (name: string): number => header.indexOf(name);
  const [code, label, category, chapter] = ['code', 'label', 'category3', 'chapter'].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const [active, leaf, profile] = ['active', 'is_leaf', 'profile_smr'].map(column) as [number, number, number];
  const [sexRule, imprecise] = ['sex_rule', 'imprecise'].map(column) as [number, number];
  return lines.map((fields) => ({
    ...{ code: fields[code]!, label: fields[label]!, category: fields[category]!, chapter: Number(fields[chapter]) },
    ...{ active: fields[active] === '1', leaf: fields[leaf] === '1', roles: rolesOf(fields[profile]!) },
    ...{ sexRule: Number(fields[sexRule]) as Code['sexRule'], imprecise: fields[imprecise] !== '0' },
  }));
}

const PROFILES = new Map<string, Code['roles']>();

/** Three letters O or N: MMP, AE, DAS. Codes of one profile share it. */
function rolesOf(profile: string): Code['roles'] {
  let roles = PROFILES.get(profile);
  if (roles === undefined) {
    roles = { MMP: profile[0] === 'O', AE: profile[1] === 'O', DAS: profile[2] === 'O' };
    PROFILES.set(profile, roles);
  }
  return roles;
}

/** The labels in force, as ways of saying their codes. */
export function labelTerms(codes: readonly Code[]): Term[] {
  return codes.filter(({ active }) => active).map(({ code, label }) => ({ text: label, code, source: 'label' }));
}

/** Terms of a lexicon: `term,code,code2,source,…`. A code may be written with its dot. */
export function termsFrom(csv: string): Term[] {
  return readCsv(csv).map((row) => ({
    text: row['term'] ?? '',
    code: codeOf(row['code']),
    secondCode: codeOf(row['code2']) || undefined,
    source: sourceOf(row['source'] ?? ''),
  }));
}

function codeOf(text = ''): string {
  return text.replaceAll('.', '').toUpperCase();
}

const THESAURI = new Set([
  'THESAM',
  'DERMATO',
  'NEPHRO',
  'OPHTALMO',
  'RHUMATO',
  'GRONES',
  'METABOL',
  'ENDOCRINO',
  'REANIMATION',
]);

function sourceOf(name: string): TermSource {
  if (name === 'CABINET') return 'own';
  if (name === 'INDEX') return 'index';
  if (name === 'ORPHA') return 'orpha';
  return THESAURI.has(name) ? 'thesaurus' : 'establishment';
}

export function abbreviationsFrom(csv: string): Abbreviation[] {
  return readCsv(csv).map((row) => ({ short: row['short']!, long: row['long']!, preferred: row['preferred'] === '1' }));
}

interface RawCues {
  readonly preceding: readonly string[];
  readonly following: readonly string[];
  readonly pseudo: readonly string[];
}

export function cuesFrom(json: string): ContextCues {
  const raw = JSON.parse(json) as { negation: RawCues; hypothesis: RawCues; family: { family: string[] } };
  const cues = ({ preceding, following, pseudo }: RawCues) => ({ before: preceding, after: following, pseudo });
  return { negation: cues(raw.negation), hypothesis: cues(raw.hypothesis), family: raw.family.family };
}

export function drugsFrom(json: string): Record<string, readonly string[]> {
  const raw = JSON.parse(json) as Record<string, readonly string[]>;
  return Object.fromEntries(Object.entries(raw).map(([atc, names]) => [atc, names.map(foldText)]));
}

/** Titles by kind of section. The file also holds the same under other names, as an object: left out. */
export function sectionTitlesFrom(json: string): Record<string, readonly string[]> {
  const raw = JSON.parse(json) as Record<string, readonly string[] | object>;
  return Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
  );
}
