/** CIM-19: said wherever a password is chosen, on screen and in the mails that lead there. */
export const PASSWORD_ADVICE =
  'Votre mot de passe est le vôtre seul : ne le confiez à personne, pas même au support, et gardez-le dans un gestionnaire de mots de passe plutôt que sur un papier ou dans le navigateur d’un poste partagé.';
