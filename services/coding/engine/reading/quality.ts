import type { Facts } from './facts.ts';
import type { Reading } from './mentions.ts';
import type { QualityWarning, StayFacts } from '../types.ts';

/** Fewer words than this and most of a stay is not told. */
const THIN_WORDS = 80;

/** Parts one expects in the report of an SMR stay, with the section kinds or words that show them. */
const EXPECTED: readonly { readonly name: string; readonly kinds: readonly string[]; readonly words: RegExp }[] = [
  {
    name: 'le motif du séjour',
    kinds: ['motif', 'diagnostic'],
    words: /\b(?:motif|admise?|adressée?|transférée?|rééducation (?:de|d['’]|après)|suites?|pour)\b/iu,
  },
  {
    name: 'les antécédents',
    kinds: ['antecedents', 'facteurs_de_risques'],
    words: /\b(?:antécédents?|atcd|comorbidités)\b/iu,
  },
  {
    name: 'l’examen ou le bilan',
    kinds: ['examens', 'autonomie', 'conclusion_entree'],
    words: /\b(?:examen|bilan|clinique|à l['’]entrée|autonomie|dépendance)\b/iu,
  },
  {
    name: 'l’évolution ou la prise en charge',
    kinds: ['evolution', 'reeducation', 'histoire_de_la_maladie'],
    words: /\b(?:évolution|prise en charge|rééducation|programme|kinésithérapie)\b/iu,
  },
  {
    name: 'la conclusion ou la sortie',
    kinds: ['conclusion', 'modalites_sortie', 'traitements_sortie'],
    words: /\b(?:conclusion|au total|synthèse|sortie)\b/iu,
  },
];

/** Doubts about the report itself: results depend on what it says (CIM-39). */
export function qualityOf(reading: Reading, facts: Facts, stay: StayFacts): QualityWarning[] {
  const { text, tokens } = reading;
  const warnings: QualityWarning[] = [];
  const missing = EXPECTED.filter(
    ({ kinds, words }) => !reading.sections.some(({ kind }) => kinds.includes(kind)) && !words.test(text),
  ).map(({ name }) => name);
  if (isIllegible(text, tokens.length)) {
    warnings.push({
      code: 'illegible',
      text: 'Une grande partie du texte est illisible : vérifiez le document ou sa numérisation.',
    });
  }
  if (tokens.length < THIN_WORDS) {
    const lacks = missing.length === 0 ? '' : ` Il manque ${enumeration(missing)}.`;
    warnings.push({
      code: 'thin',
      text: `Compte rendu très court (${tokens.length} mots) : des diagnostics peuvent manquer.${lacks}`,
    });
  } else if (missing.length > 0) {
    warnings.push({
      code: 'missing-section',
      text: `Parties attendues qui n’ont pas été trouvées : ${enumeration(missing)}.`,
    });
  }
  return [...warnings, ...inconsistencies(text, facts, stay)];
}

function inconsistencies(text: string, { age }: Facts, stay: StayFacts): QualityWarning[] {
  const found: QualityWarning[] = [];
  if (age !== null && stay.ageYears !== undefined && Math.abs(age.value - stay.ageYears) > 1 && age.span.start < 600) {
    const said = `Le compte rendu parle de ${age.value} ans et le séjour de ${stay.ageYears} ans : est-ce le bon patient ?`;
    found.push({ code: 'inconsistent', text: said });
  }
  const title = /\b(Madame|Mme|Monsieur|M\.)\s/u.exec(text.slice(0, 600))?.[1];
  const sex = title === undefined ? undefined : title.startsWith('Ma') || title === 'Mme' ? 'F' : 'M';
  if (sex !== undefined && stay.sex !== undefined && sex !== stay.sex) {
    found.push({
      code: 'inconsistent',
      text: `Le compte rendu dit « ${title} » et le séjour indique un autre sexe : est-ce le bon patient ?`,
    });
  }
  return found;
}

/** Text from a bad scan: few letters, or many words without a vowel. */
function isIllegible(text: string, words: number): boolean {
  const visible = text.replaceAll(/\s/g, '');
  if (visible.length < 40) return false;
  const letters = visible.match(/[\p{L}\d]/gu)?.length ?? 0;
  const consonants = text.match(/\b[bcdfghjklmnpqrstvwxz]{4,}\b/giu)?.length ?? 0;
  return letters / visible.length < 0.7 || visible.includes('\uFFFD\uFFFD') || consonants > words * 0.15;
}

function enumeration(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}
