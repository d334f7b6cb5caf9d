/** Reports for the tests, invented, in the words that the stand-in engine knows. */
export const FULL_REPORT = [
  'Patiente de 82 ans admise le 8 octobre 2026 pour rééducation après prothèse de hanche gauche,',
  'posée au décours d’une fracture du col du fémur. Antécédents : hypertension traitée.',
  'Évolution : escarre sacrée de stade 2, pas de dénutrition. Marche 300 mètres avec une canne.',
  'Sortie à domicile avec kinésithérapie en ville et passage infirmier quotidien pendant un mois.',
].join('\n');

export const WITHOUT_AE = FULL_REPORT.replace('fracture du col du fémur', 'coxarthrose évoluée');

/** Expected proposals of `FULL_REPORT`, by key. */
export const FULL_KEYS = ['MMP:Z966', 'AE:S7200', 'DAS:L891', 'DAS:I10'];
