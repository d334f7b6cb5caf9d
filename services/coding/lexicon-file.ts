import { csvRecords } from '#platform/kernel/csv.ts';
import { Invalid, type FieldError } from '#platform/kernel/errors.ts';

/** One term of an establishment's dictionary, under the columns of the synonyms file. */
export interface LexiconTerm {
  readonly term: string;
  readonly code: string;
  /** Second code of a dagger and asterisk pair, or empty. */
  readonly code2: string;
  /** Where the establishment has it from. */
  readonly source: string;
}

const CODE = /^[A-Z]\d{2}[0-9A-Z+]{0,5}$/;
const MOST_TERMS = 500_000;
const SHOWN_ERRORS = 20;

/**
 * Reads the CSV of a dictionary (columns `term,code,code2,source,…`, the last two optional), whole or not at all.
 * @throws {Invalid} `coding.lexicon.invalid` naming lines and columns; `field` is `line 12, code`.
 */
export function readLexiconFile(csv: string): readonly LexiconTerm[] {
  const records = csvRecords(csv);
  const header = records[0]?.fields.map((name) => name.trim()) ?? [];
  const missing = ['term', 'code'].filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw refused(
      missing.map((name) => fault(1, name, 'column', `La colonne « ${name} » manque à la première ligne.`)),
    );
  }
  if (records.length - 1 > MOST_TERMS)
    throw refused([fault(MOST_TERMS, 'term', 'too-many', 'Au plus 500 000 termes.')]);
  const errors: FieldError[] = [];
  const terms = records.slice(1).map(({ line, fields }) => {
    const value = (name: string) => fields[header.indexOf(name)]?.trim() ?? '';
    const term = {
      term: value('term'),
      code: codeOf(value('code')),
      code2: codeOf(value('code2')),
      source: value('source'),
    };
    errors.push(...faults(line, term, fields.length, header.length));
    return term;
  });
  if (terms.length === 0) errors.push(fault(2, 'term', 'empty', 'Le fichier ne contient aucun terme.'));
  if (errors.length > 0) throw refused(errors);
  return terms;
}

function codeOf(text: string): string {
  return text.toUpperCase().replaceAll('.', '');
}

function faults(line: number, term: LexiconTerm, width: number, expected: number): FieldError[] {
  if (width > expected)
    return [fault(line, 'term', 'width', 'Plus de colonnes que la première ligne : guillemets à revoir.')];
  const found: FieldError[] = [];
  if (term.term === '') found.push(fault(line, 'term', 'required', 'Le terme manque.'));
  if (term.term.length > 300) found.push(fault(line, 'term', 'too-long', 'Le terme dépasse 300 caractères.'));
  if (!CODE.test(term.code)) found.push(fault(line, 'code', 'format', 'Un code CIM-10 est attendu.'));
  if (term.code2 !== '' && !CODE.test(term.code2))
    found.push(fault(line, 'code2', 'format', 'Un code CIM-10 est attendu.'));
  return found;
}

function fault(line: number, column: string, rule: string, message: string): FieldError {
  return { field: `line ${line}, ${column}`, rule, message: `Ligne ${line} : ${message}` };
}

function refused(errors: readonly FieldError[]): Invalid {
  const count = errors.length > 1 ? `${errors.length} erreurs` : 'une erreur';
  const message = `Le lexique n’a pas été chargé : ${count}. Rien n’a été modifié.`;
  return new Invalid('coding.lexicon.invalid', message, errors.slice(0, SHOWN_ERRORS));
}
