import { readRows } from './reference-files.ts';

/** A commune, or a municipal district of Paris, Lyon or Marseille. */
export interface Commune {
  /** Code of the Code officiel géographique. */
  readonly insee: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly department: { readonly code: string; readonly name: string };
  readonly region: string;
  /** Inhabitants; 0 where it is not known. */
  readonly population: number;
  /** Degrees (WGS 84); null for the three communes whose place is not known. */
  readonly at: { readonly latitude: number; readonly longitude: number } | null;
  /** INSEE code of the city, for a municipal district. */
  readonly districtOf: string | null;
}

const COLUMNS = [
  ...(['insee', 'nom', 'codes_postaux', 'departement', 'nom_departement', 'region', 'population'] as const),
  ...(['lat', 'lon', 'parent'] as const),
] as const;

/** Every commune of the shipped file (INSEE 2023, postal codes and places of La Poste). */
export async function readCommunes(): Promise<readonly Commune[]> {
  const rows = await readRows('communes.tsv.gz', COLUMNS);
  const departments = new Map<string, Commune['department']>();
  return rows.map((row) => {
    const department = departments.get(row.departement) ?? { code: row.departement, name: row.nom_departement };
    departments.set(row.departement, department);
    return {
      insee: row.insee,
      name: row.nom.replaceAll("'", '’'),
      postalCodes: row.codes_postaux === '' ? [] : row.codes_postaux.split('|'),
      department,
      region: row.region,
      population: Number(row.population),
      at: row.lat === '' ? null : { latitude: Number(row.lat), longitude: Number(row.lon) },
      districtOf: row.parent === '' ? null : row.parent,
    };
  });
}
