import { foldedWords } from './folded-words.ts';
import { readRows } from './reference-files.ts';

/** What a patient looks for: a speciality by its common name, or a profession that has none. */
export interface CareKind {
  /** For addresses: `medecin-generaliste`. */
  readonly key: string;
  /** `Médecin généraliste` */
  readonly name: string;
  /** Code of the profession (TRE_G15). */
  readonly profession: string;
  /** Codes of the specialities (TRE_R38) that people call so; empty for a profession without one. */
  readonly specialities: readonly string[];
  /** Joins the groupings of visit reasons: `médecine générale`. */
  readonly grouping: string;
  /** The field as nomenclatures say it, where people may type that instead: `Dermatologie et Vénéréologie`. */
  readonly fields: readonly string[];
}

/** Groupings of the professions that no speciality names. */
const GROUPINGS: ReadonlyMap<string, string> = new Map([
  ['21', 'pharmacie'],
  ['40', 'dentaire'],
  ['50', 'sage-femme'],
  ['60', 'infirmier'],
  ['70', 'kinésithérapie'],
  ['80', 'podologie'],
  ['91', 'orthophonie'],
  ['95', 'diététique'],
]);

/** Nobody looks for a doctor whatever their speciality. */
const PHYSICIAN = '10';

/** Every kind of care one may book, from the nomenclatures of the Agence du Numérique en Santé. */
export async function readCareKinds(): Promise<readonly CareKind[]> {
  const professions = await readRows('professions.tsv', ['code', 'libelle', 'reserve_au_rdv']);
  const specialities = await readRows('specialites.tsv', [
    'code',
    'libelle',
    'profession',
    'nom_courant',
    'regroupement',
  ]);
  const bySpeciality = Map.groupBy(specialities, (row) => row.nom_courant);
  const bookable = professions.filter((row) => row.reserve_au_rdv === 'oui' && row.code !== PHYSICIAN);
  return [
    ...[...bySpeciality].map(([name, rows]) => ({
      ...{ key: keyOf(name), name, profession: rows[0]!.profession, grouping: rows[0]!.regroupement },
      specialities: rows.map(({ code }) => code),
      fields: [...new Set(rows.map(({ libelle }) => libelle))],
    })),
    ...bookable.map(({ code, libelle }) => {
      const grouping = GROUPINGS.get(code) ?? libelle.toLowerCase();
      return {
        ...{ key: keyOf(libelle), name: libelle, profession: code, grouping },
        specialities: [],
        fields: [grouping],
      };
    }),
  ];
}

function keyOf(name: string): string {
  return foldedWords(name).join('-');
}
