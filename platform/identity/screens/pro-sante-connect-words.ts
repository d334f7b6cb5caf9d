/** When the provider, or we, do not answer. */
export const AWAY = 'Pro Santé Connect ne répond pas. Connectez-vous avec votre mot de passe, ou réessayez plus tard.';

/** Why a return from Pro Santé Connect opened nothing, and what to do. */
export const TROUBLES: Readonly<Record<string, string>> = {
  refus: 'Pro Santé Connect ne vous a pas reconnu, ou vous avez renoncé. Rien n’a été changé.',
  niveau: 'Il faut vous identifier par e-CPS ou par carte CPS : ce moyen-là ne prouve pas assez qui vous êtes.',
  indisponible: AWAY,
  inconnu:
    'Cette identité n’est reliée à aucun compte. Connectez-vous une fois avec votre adresse et votre mot de passe, puis reliez-la dans « Mon compte ». Sans compte, demandez une invitation à votre cabinet.',
  'autre-compte': 'Cette identité ouvre déjà un autre compte. Déliez-la d’abord de celui-là.',
  session: 'Votre session a pris fin pendant ce temps. Reconnectez-vous et recommencez.',
};
