/** What an acute disease becomes when the report tells it as past (CIM-10: Z80 to Z99, I25.2). */
interface Past {
  readonly acute: RegExp;
  /** The section of antecedents is not enough: the words around must tell it as past. */
  readonly onlyIfTold?: true;
  /** Words around are not enough: a symptom that gave way during the stay was cared for. */
  readonly onlyInSection?: true;
  /** Code of the antecedent; null when nothing is recorded of it. */
  readonly becomes: string | null;
}

const PASTS: readonly Past[] = [
  { acute: /^I2[1-2]/, becomes: 'I252' },
  { acute: /^(I6[0-4]|G45)/, becomes: 'Z8670' },
  { acute: /^(I26|I80|I33|I40|I71|I74)/, becomes: 'Z8671' },
  { acute: /^C(1[5-9]|2[01])/, becomes: 'Z8500' },
  { acute: /^C2[2-5]/, becomes: 'Z8501' },
  { acute: /^C3[3-4]/, becomes: 'Z851' },
  { acute: /^C50/, becomes: 'Z853' },
  { acute: /^C5[1-8]/, becomes: 'Z854' },
  { acute: /^C6[0-3]/, becomes: 'Z854' },
  { acute: /^C6[4-8]/, becomes: 'Z855' },
  { acute: /^C9[1-5]/, becomes: 'Z856' },
  { acute: /^C/, becomes: 'Z858' },
  { acute: /^K2[5-8]/, becomes: 'Z8711' },
  { acute: /^F17/, becomes: 'Z864', onlyIfTold: true },
  { acute: /^(S|T0|T1|T2|T3)/, becomes: null },
  { acute: /^(F05|J0|J1|J2|A0|A3|A4|N10|N30|N390|B0|L0|K35|K4|K56|K8[01]|K85|O|N2[0-3]|M23|J93)/, becomes: null },
  { acute: /^(F3[23]|H46|L89|Z93|Q2)/, becomes: null, onlyIfTold: true },
  { acute: /^R/, becomes: null, onlyInSection: true },
];

/** What becomes of a disease told as past; undefined when it may well be present whatever the section. */
export function pastOf(code: string): Past | undefined {
  return PASTS.find(({ acute }) => acute.test(code));
}

const PAST_BEFORE = /(?:antécédents?|atcd|ancien(?:ne)?s?)\s+(?:\p{L}+\s+){0,3}?(?:d['’]\s*|de\s+|du\s+|des\s+)?$/iu;
const PAST_AFTER =
  /^[^.;,\n:]{0,20}(?:ancien(?:ne)?|il y a \d+ ans|(?<!non |pas )guérie?s?|résolue?s?|résolutif|résolutive|régressive?|traitée? en|dans l['’]enfance)/iu;
/** `Infection pulmonaire en réanimation, guérie avant l'entrée`. */
const CURED_AFTER =
  /^[^.;\n]{0,40}?(?<!non |pas )(?:guérie?s?|fermée? (?:avant|en)|cicatrisée? avant|résolue?s? avant)(?!\p{L})/iu;
const YEAR_AFTER = /^[^.;\n:]{0,20}?(?<!depuis )\b((?:19|20)\d\d)\b/u;
/** A disease of the year before may be why the stay was needed. */
const RECENT_YEARS = 1;

/**
 * Whether the words just around a mention tell it as past.
 * @param stayYear year of the stay; null when years must not count (a cancer keeps the year it was found).
 */
export function toldAsPast(text: string, start: number, end: number, stayYear: number | null): boolean {
  const after = text.slice(end, end + 70);
  const year = YEAR_AFTER.exec(after)?.[1];
  return (
    PAST_BEFORE.test(text.slice(Math.max(0, start - 40), start)) ||
    PAST_AFTER.test(after) ||
    CURED_AFTER.test(after) ||
    (year !== undefined && stayYear !== null && Number(year) < stayYear - RECENT_YEARS)
  );
}

/** What a disease becomes when its sequelae are what is told (CIM-10: I69, T90 to T98). */
const SEQUELAE: readonly { readonly acute: RegExp; readonly becomes: string }[] = [
  { acute: /^I60/, becomes: 'I690' },
  { acute: /^I61/, becomes: 'I691' },
  { acute: /^I62/, becomes: 'I692' },
  { acute: /^I63/, becomes: 'I693' },
  { acute: /^I64/, becomes: 'I694' },
  { acute: /^S0[2-9]/, becomes: 'T905' },
  { acute: /^(S[1-3]4|T093)/, becomes: 'T913' },
  { acute: /^(S[78]2|T12)/, becomes: 'T932' },
  { acute: /^(S[456]2|T10)/, becomes: 'T921' },
];

const SEQUELAE_BEFORE = /séquelles?\s+(?:\p{L}+\s+){0,2}?(?:d['’]une?|d['’]|de|du|des)\s*(?:l['’])?$/iu;

/** @returns the code of sequelae when the words before the mention say so, or null. */
export function sequelaOf(code: string, text: string, start: number): string | null {
  const told = SEQUELAE_BEFORE.test(text.slice(Math.max(0, start - 45), start));
  return told ? (SEQUELAE.find(({ acute }) => acute.test(code))?.becomes ?? null) : null;
}
