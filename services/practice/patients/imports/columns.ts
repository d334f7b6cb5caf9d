import type { ImportField } from '../api/imports.ts';
import { plainName } from '../search/plain-names.ts';

/** Titles under which other software exports each field, plain; the first that fits wins. */
const TITLES: readonly (readonly [ImportField, readonly string[]])[] = [
  ['birthName', ['nom de naissance', 'nom naissance', 'nom de famille', 'nom patronymique', 'nom jeune fille']],
  ['usedName', ['nom d usage', 'nom utilise', 'nom usuel', 'nom marital', 'nom d epouse']],
  ['usedFirstName', ['prenom d usage', 'prenom utilise', 'prenom usuel']],
  ['birthFirstNames', ['prenoms de naissance', 'prenoms', 'prenom de naissance', 'prenom', 'first name']],
  ['birthPlaceCode', ['code insee du lieu de naissance', 'code insee naissance', 'code lieu naissance', 'insee']],
  ['birthDate', ['date de naissance', 'date naissance', 'ne e le', 'naissance', 'ddn', 'birth date']],
  ['sex', ['sexe', 'genre', 'civilite']],
  ['phone', ['telephone portable', 'telephone mobile', 'portable', 'mobile', 'telephone', 'tel', 'phone']],
  ['secondPhone', ['telephone fixe', 'telephone domicile', 'fixe', 'autre telephone', 'telephone 2', 'tel 2']],
  ['email', ['adresse electronique', 'adresse e mail', 'e mail', 'email', 'mail', 'courriel']],
  ['postalCode', ['code postal', 'cp']],
  ['city', ['ville', 'commune', 'localite']],
  ['addressLine', ['adresse postale', 'adresse', 'rue', 'voie']],
  ['alert', ['alerte', 'a savoir', 'precaution']],
  ['birthName', ['nom', 'last name']],
];

/**
 * What each column seems to hold, by its title; null for those that say nothing known. A column called "Nom" is the birth
 * name when no other is; a national number of insurance is never taken: it belongs to a cover.
 */
export function proposedMapping(columns: readonly string[]): (ImportField | null)[] {
  const plain = columns.map(plainName);
  const mapping: (ImportField | null)[] = columns.map(() => null);
  const place = (field: ImportField, fits: (title: string) => boolean): void => {
    const at = plain.findIndex((title, index) => mapping[index] === null && fits(title));
    if (at !== -1 && !mapping.includes(field)) mapping[at] = field;
  };
  for (const [field, titles] of TITLES) for (const known of titles) place(field, (title) => title === known);
  for (const [field, titles] of TITLES) {
    for (const known of titles.filter((one) => one.length > 3)) place(field, (title) => title.startsWith(`${known} `));
  }
  return mapping;
}
