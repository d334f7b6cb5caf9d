import { readRows } from './reference-files.ts';

/** A reason for a visit offered to who opens an agenda; theirs to change. */
export interface VisitReason {
  readonly key: string;
  /** As patients read it. */
  readonly title: string;
  /** Groupings of care it suits: see `CareKind`. */
  readonly groupings: readonly string[];
  readonly minutes: number;
  readonly atPractice: boolean;
  readonly video: boolean;
  readonly atHome: boolean;
  /** Years, inclusive; null without a bound. */
  readonly ages: { readonly from: number | null; readonly to: number | null };
  readonly newPatients: boolean;
  readonly instruction: string | null;
}

const COLUMNS = [
  ...(['cle', 'libelle_patient', 'regroupements', 'duree_min', 'cabinet', 'video', 'domicile'] as const),
  ...(['age_min', 'age_max', 'nouveau_patient', 'consigne'] as const),
] as const;

/** The reasons shipped, written for Cabinet. */
export async function readVisitReasons(): Promise<readonly VisitReason[]> {
  const rows = await readRows('motifs-consultation.tsv', COLUMNS);
  return rows.map((row) => ({
    key: row.cle,
    title: typeset(row.libelle_patient),
    groupings: row.regroupements.split('|'),
    minutes: Number(row.duree_min),
    atPractice: row.cabinet === 'oui',
    video: row.video === 'oui',
    atHome: row.domicile === 'oui',
    ages: { from: bound(row.age_min), to: bound(row.age_max) },
    newPatients: row.nouveau_patient === 'oui',
    instruction: row.consigne === '' ? null : typeset(row.consigne),
  }));
}

function bound(text: string): number | null {
  return text === '' ? null : Number(text);
}

function typeset(text: string): string {
  return text.replaceAll("'", '’');
}
