/**
 * Sentences that stand beside results and on every export. Each carries the no-break spaces of French typography.
 */
export const NOTICES = {
  /** CIM-06 */
  device:
    'Aide au codage, pas un dispositif médical au sens du règlement (UE) 2017/745. Elle ne remplace pas la validation par un professionnel qualifié.',
  /** CIM-54 */
  responsibility:
    'Le codage final, les décisions médicales et les choix administratifs appartiennent à l’établissement. Des erreurs sont possibles : relisez chaque proposition.',
  /** CIM-36 */
  generated:
    'Propositions produites automatiquement : les extraits viennent des données du client (le compte rendu), les codes et les raisons d’une base de connaissances générale (CIM-10 pour le PMSI et lexique).',
} as const;

/** CIM-53. A change of wording takes a new version: everybody is asked again. */
export const ACKNOWLEDGEMENT = {
  version: '2026-11',
  wording: [
    'Cabinet assiste le codage : il ne remplace pas le jugement d’un professionnel qualifié.',
    'Je relis chaque proposition avant de l’accepter, de la remplacer ou de la refuser ; rien n’est accepté d’avance.',
    'Je signale sans attendre toute anomalie, incohérence ou doute.',
  ],
} as const;
