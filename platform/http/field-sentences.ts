import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Adresse e-mail attendue, comme nom@domaine.fr.',
  date: 'Date attendue, comme 2026-11-21, et qui existe.',
  datetime: 'Date et heure attendues, comme 2026-11-21T09:30:00Z.',
  uuid: 'Identifiant attendu.',
  url: 'Adresse web attendue, comme https://exemple.fr.',
};

/**
 * The French sentence for a value that breaks the rule of its field: what is expected, never what was given, since a
 * value may be personal. Undefined leaves the sentence to the schema.
 */
export function fieldSentence(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'À renseigner.' : 'La valeur n’est pas du type attendu.';
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'La forme n’est pas celle attendue.';
    case 'invalid_value':
      return 'Choisissez une des valeurs proposées.';
    case 'unrecognized_keys':
      return 'Un champ envoyé n’est pas connu ici.';
    case 'not_multiple_of':
      return `Un multiple de ${issue.divisor} est attendu.`;
    default:
      return undefined;
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return minimum <= 1 ? 'À renseigner.' : `Au moins ${minimum} caractères.`;
  if (origin === 'array' || origin === 'set') return `Au moins ${minimum} élément${minimum > 1 ? 's' : ''}.`;
  return `Au moins ${minimum}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `Au plus ${maximum} caractères.`;
  if (origin === 'array' || origin === 'set') return `Au plus ${maximum} éléments.`;
  return `Au plus ${maximum}.`;
}
