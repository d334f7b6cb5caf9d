import { readCareKinds, type CareKind } from './care-kinds.ts';
import { foldedWords } from './folded-words.ts';
import { spellingDistance, toleratedMistakes } from './spelling-distance.ts';

/** Kinds of care by what people type. */
export interface CareKinds {
  readonly all: readonly CareKind[];
  /** Kinds for the beginning of a name, a field or an everyday word (`kiné`, `médecin traitant`), best first. */
  search(text: string, most?: number): readonly CareKind[];
  /** By key; null when there is none. */
  kind(key: string): CareKind | null;
  /** The kind of a professional. @param speciality code, or null for a profession practised without one. */
  kindOf(profession: string, speciality: string | null): CareKind | null;
}

/** What people ask for most; these come first where several match alike. */
const OFTEN = [
  ...['medecin-generaliste', 'chirurgien-dentiste', 'ophtalmologue', 'dermatologue', 'gynecologue-medical', 'pediatre'],
  ...['masseur-kinesitherapeute', 'sage-femme', 'infirmier', 'psychiatre', 'cardiologue', 'orl', 'psychologue'],
];

/** Everyday words no nomenclature knows. */
const EVERYDAY: Readonly<Record<string, readonly string[]>> = {
  'medecin-generaliste': ['médecin traitant', 'médecin de famille', 'docteur'],
  'chirurgien-dentiste': ['soins dentaires'],
  ophtalmologue: ['oculiste', 'médecin des yeux'],
  'masseur-kinesitherapeute': ['kiné', 'rééducation'],
  infirmier: ['idel', 'prise de sang'],
  orl: ['oto-rhino'],
  radiologue: ['échographie', 'IRM', 'scanner', 'mammographie'],
  psychiatre: ['psy'],
  'gynecologue-medical': ['gynéco'],
};

const MOST = 8;

/** Reads the nomenclatures and makes them searchable. */
export async function openCareKinds(): Promise<CareKinds> {
  const all = await readCareKinds();
  const often = (key: string) => (OFTEN.includes(key) ? OFTEN.indexOf(key) : OFTEN.length);
  const entries = all
    .map((kind) => ({ kind, names: [kind.name, ...(EVERYDAY[kind.key] ?? []), ...kind.fields].map(foldedWords) }))
    .toSorted((one, other) => often(one.kind.key) - often(other.kind.key));
  const byKey = new Map(all.map((kind) => [kind.key, kind]));

  const search = (text: string, most = MOST): readonly CareKind[] => {
    const asked = foldedWords(text);
    if (asked.length === 0) return [];
    return entries
      .map(({ kind, names }) => ({ kind, rank: Math.min(...names.map((words, at) => rankOf(asked, words, at === 0))) }))
      .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, most)
      .map(({ kind }) => kind);
  };
  const kindOf = (profession: string, speciality: string | null) =>
    all.find((kind) =>
      speciality === null
        ? kind.profession === profession && kind.specialities.length === 0
        : kind.specialities.includes(speciality),
    ) ?? null;
  return { all, search, kind: (key) => byKey.get(key) ?? null, kindOf };
}

/** 0 for the very name, 1 for its beginning, 2 for words of it, then names with a mistake; infinite when unlike. */
function rankOf(asked: readonly string[], words: readonly string[], commonName: boolean): number {
  const less = commonName ? 0 : 0.5;
  const [typed, name] = [asked.join(' '), words.join(' ')];
  if (name === typed) return 0 + less;
  if (name.startsWith(typed)) return 1 + less;
  if (asked.every((word) => words.some((own) => own.startsWith(word)))) return 2 + less;
  return asked.every((word) => words.some((own) => nearly(word, own))) ? 3 + less : Number.POSITIVE_INFINITY;
}

/** The same word with a mistake, or in the feminine: `infirmière`, `chirurgienne`. */
function nearly(asked: string, own: string): boolean {
  const limit = toleratedMistakes(asked.length);
  return own.startsWith(asked) || (limit > 0 && spellingDistance(asked, own, limit) <= limit);
}
