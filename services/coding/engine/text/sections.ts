import type { Section } from '../types.ts';
import { foldText } from './tokens.ts';

/** What a section says of the diagnoses in it. */
export type SectionBearing = 'main' | 'body' | 'history' | 'family' | 'evidence';

/** Headings within the antecedents. */
const SPECIALTIES = (
  'medicaux chirurgicaux medico-chirurgicaux personnels gyneco-obstetricaux gynecologiques orthopediques neurologiques cardiologiques ' +
  'cardio-vasculaires cardiovasculaires pneumologiques digestifs urologiques psychiatriques traumatologiques'
).split(' ');

/** Titles of SMR reports that the general list does not hold, folded. */
const SMR_TITLES: Readonly<Record<string, readonly string[]>> = {
  motif: [
    'motif',
    "motif d'admission",
    "motif d'entree",
    'motif du sejour',
    'diagnostic principal',
    'indication',
    'motif de prise en charge',
    'problematique',
  ],
  conclusion: ['conclusion', 'au total', 'synthese', 'synthese de fin de programme', 'synthese de sortie', 'en resume'],
  antecedents: ['antecedents', 'atcd', 'antecedents et comorbidites', 'comorbidites', 'terrain', ...SPECIALTIES],
  antecedents_familiaux: ['antecedents familiaux', 'atcd familiaux', 'familiaux'],
  histoire_de_la_maladie: ['histoire', 'histoire de la maladie', 'hdm', 'anamnese'],
  examens: [
    'examen',
    "examen d'entree",
    "a l'entree",
    'examen clinique',
    'clinique',
    'bilan',
    'bilan initial',
    "bilan d'entree",
  ],
  evolution: ['evolution', 'evolution dans le service', 'deroulement du sejour', 'dans le service', 'prise en charge'],
  traitements_entree: [
    "traitement d'entree",
    "traitements d'entree",
    "traitement a l'admission",
    'traitement habituel',
  ],
  autonomie: [
    'autonomie',
    'autonomie a la sortie',
    "autonomie a l'entree",
    'dependance',
    'autonomie et dependance',
    'bilan fonctionnel',
  ],
  reeducation: ['reeducation', 'programme', 'programme de reeducation', 'projet therapeutique', 'objectifs'],
  traitements_sortie: ['traitement', 'traitement de sortie', 'ordonnance de sortie', 'traitements'],
  modalites_sortie: ['sortie', 'devenir', 'mode de sortie', 'bilan de sortie', 'a la sortie'],
  complications: ['complications', 'problemes medicaux', 'problemes', 'diagnostics associes', 'pathologies associees'],
  habitus: ['mode de vie', 'contexte social', 'social'],
};

const BEARING: Readonly<Record<string, SectionBearing>> = {
  ...{ motif: 'main', conclusion: 'main', diagnostic: 'main', conclusion_entree: 'main' },
  ...{ antecedents: 'history', antecedents_familiaux: 'family', traitements_entree: 'evidence' },
  ...{
    traitements_sortie: 'evidence',
    prescriptions: 'evidence',
    vaccinations: 'evidence',
    correspondants: 'evidence',
  },
  ...{ allergies: 'history' },
};

/** @returns what a kind of section says of the diagnoses in it; `body` for those without a bearing of their own. */
export function bearingOf(kind: string): SectionBearing {
  return BEARING[kind] ?? 'body';
}

const LONGEST_TITLE = 60;

/** Finds the titles of a report. Made once for a list of titles. */
export function sectionFinder(titles: Readonly<Record<string, readonly string[]>>): (text: string) => Section[] {
  const kinds = new Map<string, string>();
  for (const table of [titles, SMR_TITLES]) {
    for (const [kind, names] of Object.entries(table)) for (const name of names) kinds.set(name, kind);
  }
  return (text) => {
    const heads = titleLines(text, kinds);
    const bounds = heads[0]?.start === 0 ? heads : [{ kind: 'body', title: '', start: 0, from: 0 }, ...heads];
    return bounds
      .map(({ kind, title, start }, at) => ({
        kind,
        title,
        span: { start, end: bounds[at + 1]?.start ?? text.length },
      }))
      .filter(({ span }) => span.end > span.start);
  };
}

interface Head {
  readonly kind: string;
  readonly title: string;
  readonly start: number;
}

/** A title opens a line or follows a full stop ("… stable. Conclusion : …"), and ends with a colon or the line. */
function titleLines(text: string, kinds: ReadonlyMap<string, string>): Head[] {
  const heads: Head[] = [];
  const openings = /(?:^|\n|[.!?]\s)[ \t]*(?:[-•*#]+[ \t]*|\d+[.)][ \t]*)?(?=\p{L})/gu;
  for (const opening of text.matchAll(openings)) {
    const start = opening.index + opening[0].length;
    const rest = text.slice(start, start + LONGEST_TITLE + 1);
    const title = /^[^:\n.;]{2,60}?(?=\s*(?::|\n|$))/u.exec(rest)?.[0]?.trim();
    if (title === undefined) continue;
    const after = rest.slice(title.length).trimStart()[0];
    const opensLine = opening.index === 0 || opening[0].includes('\n');
    if (after !== ':' && !opensLine) continue;
    const kind = kinds.get(foldText(title).replaceAll(/[’]/g, "'"));
    // A line that opens with a title nobody listed still ends the section before it.
    if (kind !== undefined) heads.push({ kind, title, start });
    else if (opensLine && (after === ':' ? isTitle(title) : isShouted(title)))
      heads.push({ kind: 'other', title, start });
  }
  return heads;
}

/** One to four words that begin with a capital, without a figure: `Bilan kiné`, not `TA à 12/8`. */
function isTitle(title: string): boolean {
  return /^\p{Lu}[\p{L}'’ -]{3,40}$/u.test(title) && title.split(/\s+/).length <= 4;
}

/** A line in capitals alone, of two words at least: `TRAITEMENT DE FOND`, not `HTA`. */
function isShouted(title: string): boolean {
  return /^\p{Lu}[\p{Lu}'’() /-]{6,}$/u.test(title) && /\s/.test(title);
}

/** The section a place of the text belongs to. */
export function sectionAt(sections: readonly Section[], place: number): Section {
  return sections.find(({ span }) => place < span.end) ?? sections.at(-1)!;
}
