import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Invalid } from '#platform/kernel/errors.ts';
import { discriminationIn, refuseDiscrimination } from './module.ts';

/** As they are written, or nearly; one refusal a line. */
const REFUSED = `
AME patients not accepted
Pas de CMU
pas de cmu ni d’AME
CMU refusée
C.M.U. non acceptée
Patients CMU-C s’abstenir
Je ne prends pas les patients CMU.
Je ne prends plus de nouveaux patients bénéficiaires de la CSS
Le cabinet n’accepte pas les bénéficiaires de l’aide médicale de l’État
Nous ne recevons pas les titulaires de l’AME
CSS et AME refusées
CSS : non
AME NON
La CSS n’est pas acceptée au cabinet.
Les patients relevant de la complémentaire santé solidaire ne sont pas reçus.
Nouveaux patients acceptés (hors CMU)
Tous les patients sauf CSS et AME
Nouveaux patients : oui, sauf AME
Aucun patient AME
Plus de place pour les patients CSS
Refus des patients C2S
Je refuse la CMU
Je refuse les bénéficiaires de l’AME
Pas de tiers payant pour les CMU
Pas de patients sous complémentaire santé solidaire, merci
Patients sans mutuelle s’abstenir
Mutuelle obligatoire
Uniquement les patients ayant une mutuelle
Je ne reçois que les patients avec une mutuelle.
Pas d’étrangers
Étrangers s’abstenir
Je ne soigne pas les migrants
Patients étrangers non acceptés
Pas de gens du voyage
Sans-papiers : passez votre chemin
Réservé aux Français
Uniquement patients de nationalité française
Je ne reçois que les patients français.
Français de souche uniquement
Français uniquement
Consultations : européens uniquement
Personnes ne parlant pas français s’abstenir
Pas de Roms
Femmes voilées non admises
Pas de musulmans
Patients séropositifs refusés
Je ne prends pas les toxicomanes
Pas de patients en situation de handicap
Pas d’homosexuels
Personnes transgenres s’abstenir
SDF refusés
Pas de patients au RSA
P\u00ADas de C\u200BMU
les ame ne sont plus pris
Exclusivement assurés sociaux, AME exclue
`;

/** Honest words that speak of the same things. */
const HONEST = `
AME acceptée
CSS acceptée
J’accueille les bénéficiaires de la CSS
J’accueille les bénéficiaires de la CSS et de l’AME.
Pas de dépassement d’honoraires pour les patients CSS
Aucun dépassement pour la CSS et l’AME
Pas d’avance de frais pour les bénéficiaires de l’AME
Tiers payant : non, sauf CSS et AME
Pas de tiers payant, sauf pour la CMU et l’AME
Dépassements d’honoraires (hors CSS et AME)
Avance des frais, sauf patients CSS
Je ne refuse aucun patient, CSS et AME comprises
Aucun refus de CSS
La CSS n’est pas un motif de refus
Le refus de soins aux bénéficiaires de l’AME est interdit par la loi.
N’oubliez pas votre attestation CSS
Pas de rendez-vous sans attestation : patients CSS, apportez-la
Je ne prends pas la carte bancaire, CSS et AME acceptées.
Je ne prends pas les chèques. Patients CMU, présentez votre attestation.
Nous n’acceptons pas les chèques ; tiers payant pour la CSS.
Tiers payant intégral pour la CSS, l’AME et les accidents du travail
Soulager le corps et l’âme, ce n’est pas refuser la douleur
Extraction de corps étranger
Pas d’ablation de corps étranger au cabinet
Vaccins pour les voyages à l’étranger
Je ne délivre pas de certificat pour l’étranger
Extraction de comédons et points noirs ; pas de laser
Je parle arabe, anglais et portugais
Je ne parle pas anglais
Consultation uniquement en français
Consultations réservées aux enfants de moins de seize ans
Je ne reçois pas les enfants de moins de trois ans
Le cabinet n’est pas accessible aux fauteuils roulants.
Accès handicapé : non, trois marches à l’entrée
Accueil des personnes en situation de handicap
Suivi des patients séropositifs
Accompagnement des personnes transgenres
Consultations pour les personnes sans domicile et les migrants, sans rendez-vous
Ne prend plus de nouveaux patients
Pas de nouveaux patients en ce moment
Pas de visite à domicile
Paiement uniquement par carte
Sans distinction de couverture : CSS, AME, tous les patients sont reçus
Pas de supplément le samedi pour les patients CSS
Patients CSS : pas d’avance de frais
Vous êtes bénéficiaire de l’AME ? Apportez votre carte.
La carte Vitale n’est pas obligatoire pour les bénéficiaires de l’AME
Le jeudi, pas de consultation. Le vendredi, CSS et AME sans avance de frais.
Je ne pratique pas de dépassement
Merci de ne pas manger avant l’examen
Annulez au moins vingt-quatre heures avant
Tatouages : attendre un mois avant la séance
CSS, AME : bienvenue
`;

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

test('wording that refuses patients is caught, in every line of the corpus', () => {
  assert.deepEqual(
    lines(REFUSED).filter((line) => discriminationIn(line) === null),
    [],
  );
});

test('honest wording passes, in every line of the corpus', () => {
  assert.deepEqual(
    lines(HONEST).filter((line) => discriminationIn(line) !== null),
    [],
  );
});

test('a refusal hidden in the middle of an honest text is caught, and the rule named at its field', () => {
  const text = 'Cabinet accessible, parking. Tiers payant. Je ne prends pas les patients CMU. Fermé le mercredi.';
  assert.throws(
    () => refuseDiscrimination({ presentation: text, access: 'Parking', note: null }),
    (error: Invalid) =>
      error.code === 'wording.discriminatory' &&
      JSON.stringify(error.errors) ===
        JSON.stringify([{ field: 'presentation', rule: 'discriminatory', message: discriminationIn(text)!.rule }]),
  );
  assert.match(discriminationIn(text)!.rule, /CSS.*AME.*L\. 1110-3/);
});

test('a hostile text is read in linear time', () => {
  const began = performance.now();
  for (const piece of ['pas de ', 'ne ', 'cmu, ', 'ne prends ', 'a.b.', 'patients sans ', 'ni la ni les ']) {
    discriminationIn(piece.repeat(3000 / piece.length));
  }
  const document = 'venez à jeun avec la carte des patients CMU '.repeat(1000);
  assert.equal(discriminationIn(document), null);
  assert.equal(discriminationIn(`${document} et je ne prends pas les patients CMU ${document}`)?.ground, 'cover');
  assert.ok(performance.now() - began < 2000);
});
