import { foldedText } from '#platform/kernel/folded-text.ts';

/** One activity of one professional, as the line says it. */
export interface NationalLine {
  /** Prefixed (IDNPS). */
  readonly number: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly professionCode: string;
  readonly specialtyCode: string | null;
}

const COLUMNS = {
  number: 'Identification nationale PP',
  lastName: 'Nom d’exercice',
  firstName: 'Prénom d’exercice',
  professionCode: 'Code profession',
  specialtyCode: 'Code savoir-faire',
} as const;

/**
 * Reads lines of the public file `PS_LibreAcces_Personne_activite` (Annuaire Santé): a header, values between `|`. Columns
 * are found by their names, whatever their order; accents and apostrophes of the header do not matter.
 * @returns a reader of lines; it gives null for a line without a number, a name or a profession
 * @throws {Error} when the header lacks a column
 */
export function readHeader(header: string): (line: string) => NationalLine | null {
  const names = header
    .replace(/^\uFEFF/, '')
    .split('|')
    .map(foldedText);
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([key, name]) => {
      const found = names.indexOf(foldedText(name));
      if (found < 0) throw new Error(`La colonne « ${name} » manque : ce n’est pas le fichier attendu.`);
      return [key, found];
    }),
  ) as Record<keyof typeof COLUMNS, number>;
  return (line) => {
    const values = line.split('|').map((value) => value.trim().replaceAll(/^"|"$/g, ''));
    const of = (key: keyof typeof COLUMNS): string => values[at[key]] ?? '';
    const [number, lastName, professionCode] = [of('number'), of('lastName'), of('professionCode')];
    if (!/^[0-9][0-9A-Z/]{9,}$/.test(number) || lastName === '' || professionCode === '') return null;
    const specialtyCode = of('specialtyCode') === '' ? null : of('specialtyCode');
    return { number, lastName, firstName: of('firstName'), professionCode, specialtyCode };
  };
}
