import type { Span } from '../types.ts';

/** A number or a word of the report that chooses an extension. */
export interface Fact<Value = number> {
  readonly value: Value;
  readonly span: Span;
}

export interface Facts {
  /** kg/m². */
  readonly bmi: Fact | null;
  /** Mini Mental State, over 30. */
  readonly mmse: Fact | null;
  /** Left ventricular ejection fraction, per cent. */
  readonly ejectionFraction: Fact | null;
  /** Glomerular filtration rate, ml/min. */
  readonly filtration: Fact | null;
  /** g/l. */
  readonly albumin: Fact | null;
  /** Per cent of weight lost. */
  readonly weightLoss: Fact | null;
  /** Stage of a pressure ulcer, 1 to 4. */
  readonly ulcerStage: Fact | null;
  /** Stage of a chronic kidney disease, 1 to 5. */
  readonly kidneyStage: Fact | null;
  readonly oxygen: Fact<string> | null;
  readonly age: Fact | null;
}

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d+)?)`;
const GAP = String.raw`[^.;\n\d]{0,25}?`;

const PATTERNS = {
  bmi: new RegExp(String.raw`\b(?:IMC|BMI|indice de masse corporelle)\b${GAP}${NUMBER}`, 'giu'),
  mmse: new RegExp(String.raw`\b(?:MMSE?|mini[- ]mental)\b${GAP}(\d{1,2})(?=\s*\/\s*30|\b)`, 'giu'),
  ejectionFraction: new RegExp(String.raw`\b(?:FEVG|FE VG|fraction d['’]éjection)\b${GAP}${NUMBER}\s*%`, 'giu'),
  filtration: new RegExp(String.raw`\b(?:DFG|clairance|MDRD|CKD-?EPI)\b${GAP}${NUMBER}\s*ml`, 'giu'),
  albumin: new RegExp(String.raw`\balbumin(?:e|émie)${GAP}${NUMBER}\s*g`, 'giu'),
  weightLoss: new RegExp(
    String.raw`(?:perte (?:de poids|pondérale)|perte|amaigrissement|perdu)${GAP}${NUMBER}\s*%`,
    'giu',
  ),
  age: new RegExp(String.raw`(?<![\d.,])(\d{1,3})\s*ans\b`, 'giu'),
} as const;

const OXYGEN =
  /\boxyg[èe]ne\s+(?:à\s+)?\d|\bsous oxyg[èe]ne|\bO2\s+\d|\boxygénothérapie|\bOLD\b|\bhypox[ée]mi|\bhypoxique/iu;
const ULCER = /\bescarres?\b[^.;\n]{0,40}?\b(?:stade|grade)\s*(IV|III|II|I|[1-4])\b/iu;
const KIDNEY =
  /\b(?:IRC|MRC|insuffisance rénale chronique|maladie rénale chronique|néphropathie)\b[^.;\n]{0,40}?\bstade\s*(IV|V|III|II|I|[1-5])(?:\s*[ab])?\b/iu;
const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5 };

/** Reads the numbers that choose between codes. The last one counts for the state at discharge, the first for age. */
export function factsOf(text: string): Facts {
  const read = (name: keyof typeof PATTERNS, least: number, most: number) => {
    const all = [...text.matchAll(PATTERNS[name])]
      .map((match) => ({
        value: Number(match[1]!.replace(',', '.')),
        span: { start: match.index, end: match.index + match[0].length },
      }))
      .filter(({ value }) => value >= least && value <= most);
    return (name === 'age' ? all[0] : all.at(-1)) ?? null;
  };
  return {
    bmi: read('bmi', 8, 90),
    mmse: read('mmse', 0, 30),
    ejectionFraction: read('ejectionFraction', 5, 90),
    filtration: read('filtration', 1, 200),
    albumin: read('albumin', 5, 70),
    weightLoss: read('weightLoss', 1, 60),
    age: read('age', 0, 120),
    ulcerStage: stageOf(text, ULCER),
    kidneyStage: stageOf(text, KIDNEY),
    oxygen: wordsOf(text, OXYGEN),
  };
}

function stageOf(text: string, pattern: RegExp): Fact | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const stage = match[1]!.toUpperCase();
  return { value: ROMAN[stage] ?? Number(stage), span: { start: match.index, end: match.index + match[0].length } };
}

function wordsOf(text: string, pattern: RegExp): Fact<string> | null {
  const match = pattern.exec(text);
  return match && { value: match[0], span: { start: match.index, end: match.index + match[0].length } };
}
