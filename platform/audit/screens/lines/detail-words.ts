import { number } from '#platform/web/french/numbers.ts';

const NAMES: Readonly<Record<string, string>> = {
  added: 'Rôles donnés',
  analysis: 'Analyse',
  anomaly: 'Anomalie',
  batches: 'Lots',
  before: 'Lignes d’avant',
  by: 'Moyen',
  bytes: 'Octets',
  characters: 'Caractères',
  code: 'Motif',
  codes: 'Codes',
  count: 'Nombre',
  decision: 'Décision',
  entries: 'Lignes',
  excerpt: 'Extrait joint',
  fields: 'Champs',
  format: 'Format',
  invitation: 'Invitation',
  kind: 'Type',
  lines: 'Lignes',
  number: 'Numéro',
  permissions: 'Droits',
  proposals: 'Propositions',
  removed: 'Rôles retirés',
  report: 'Compte rendu',
  restart: 'Recommencée',
  role: 'Rôle',
  sessions: 'Sessions fermées',
  smrStay: 'Séjour SMR',
  terms: 'Termes',
  tokens: 'Jetons révoqués',
  version: 'Version',
};

/** Shown with who acted. */
const FOR_WHOM = 'professional';

/** One detail of a line, named in French. Text is kept as written: it is a code or an identifier. */
export interface Detail {
  readonly name: string;
  readonly value: string;
  readonly mono: boolean;
}

/** The details of a line; what is empty is left out. */
export function detailsOf(details: Readonly<Record<string, string | number | boolean>>): readonly Detail[] {
  return Object.entries(details)
    .filter(([key, value]) => value !== '' && key !== FOR_WHOM)
    .map(([key, value]) => ({ name: NAMES[key] ?? key, value: written(value), mono: typeof value === 'string' }));
}

function written(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'number' ? number(value) : value;
}
