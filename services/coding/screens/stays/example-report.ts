/** An invented report, for whoever wants to try without a real one. Nobody in it exists. */
export const EXAMPLE_REPORT = `Compte rendu de sortie
Dr Maëlle Corvaisier, 14 novembre 2026

Motif d'hospitalisation : Patiente de 82 ans adressée le 8 octobre par la clinique des Trois-Ormes pour rééducation de la marche au décours d'une prothèse cervicocéphalique de hanche gauche, posée le 1er octobre pour fracture du col du fémur gauche, Garden IV.

Antécédents : Diabète de type 2 sous metformine, HbA1c 7,1 %, sans complication connue. Hypertension artérielle traitée par amlodipine. Cataracte bilatérale opérée en 2019. Pas de fibrillation auriculaire. Vit seule au deuxième étage sans ascenseur, une aide-ménagère deux heures par semaine ; marchait sans aide.

Histoire de la maladie : Le 30 septembre, chute de sa hauteur à domicile, le pied pris dans un tapis ; deux heures au sol avant l'appel d'un voisin. Suites opératoires marquées par une pneumopathie traitée sept jours, guérie à l'entrée.

Évolution dans le service : À l'arrivée, escarre sacrée de stade 2, 3 × 2 cm, non infectée : matelas à air, hydrocolloïde tous les trois jours, épidermisation complète le 2 novembre. Perte de 6 % du poids en un mois, albumine 29 g/L, CRP 8 mg/L, IMC 21,4 : compléments hyperprotidiques matin et soir, suivi diététique, reprise de 1,4 kg. Hémoglobine 9,1 g/dL à l'entrée, fer intraveineux, 11,2 à la sortie. ECG du 9 octobre : rythme sinusal. Radiographie de la hanche le 22 : implant en place, pas de descellement. Ostéoporose à explorer, densitométrie demandée. Pas d'argument pour une thrombose veineuse, écho-Doppler négatif.

Autonomie : Marche 300 mètres avec une canne, monte un étage avec la rampe. Aide partielle pour la toilette et l'habillage du bas ; mange seule, continente le jour, MMSE à 26 sur 30, humeur stable. Kinésithérapie deux fois par jour, ergothérapie trois fois par semaine, visite du domicile le 4 novembre : tapis retirés, barre d'appui posée.

Sortie : Retour au domicile le 14 novembre avec passage infirmier quotidien, portage des repas et kinésithérapie en ville. Metformine 1 000 mg matin et soir, amlodipine 5 mg, paracétamol à la demande, calcium et vitamine D. Anticoagulation préventive arrêtée au 35e jour. Le Dr Tristan Malnezin la revoit le 9 décembre avec une radiographie de contrôle.
`;

/** The stay that goes with it. */
export const EXAMPLE_STAY = {
  localId: 'EXEMPLE',
  unit: 'Exemple inventé',
  hospitalization: 'HC',
  admittedOn: '2026-10-08',
  dischargedOn: '2026-11-14',
  sex: 'F',
  birthYear: 1944,
} as const;
