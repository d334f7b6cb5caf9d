import { phoneOf, typographic } from '#platform/site/french.ts';
import { placeOf, whenOf } from './pages/visit-pages.ts';
import type { Visit } from './visits.ts';

/** What a patient is told of. */
export type Told = 'confirmation' | 'moved' | 'cancelled' | 'restored';

/** A message as a mail and, in less, as an SMS. No reason for the visit: nothing of health is in it. */
export interface VisitText {
  readonly subject: string;
  readonly text: string;
  readonly short: string;
}

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Date, time, professional, place or where the video opens, and the link to move or cancel (MAI-084). */
export function confirmationText(visit: Visit, link: string): VisitText {
  const when = lower(whenOf(visit));
  const { id, place } = visit.appointment;
  return spaced({
    subject: `Rendez-vous pris : ${when}`,
    text: [
      `Votre rendez-vous avec ${visit.professional} est pris : ${when}.`,
      ...(place === 'video'
        ? ['Où : en vidéo, depuis la page de votre rendez-vous :', new URL(`/mes-rendez-vous/${id}`, link).href]
        : [`Où : ${placeOf(visit)}.`]),
      'Pour le déplacer ou l’annuler, sans mot de passe :',
      link,
      'Les consignes et documents joints sont ceux que vous avez vus en réservant. Vous restez libre de choisir un autre soignant.',
    ].join('\n\n'),
    short: `Rendez-vous pris ${when}, ${visit.site.name}. Déplacer ou annuler : ${link}`,
  });
}

/** Both times: the one that was, the one that is (MAI-073). */
export function movedText(visit: Visit, link: string, before: string | null): VisitText {
  const when = lower(whenOf(visit));
  return spaced({
    subject: `Rendez-vous déplacé : ${when}`,
    text: [
      `Votre rendez-vous avec ${visit.professional}, prévu ${before ?? 'plus tôt'}, est déplacé : ${when}.`,
      `Où : ${placeOf(visit)}.`,
      'Si cette heure ne vous va pas, déplacez-le ou annulez-le :',
      link,
    ].join('\n\n'),
    short: `Rendez-vous déplacé : ${when} au lieu de ${before ?? 'l’heure prévue'}, ${visit.site.name}. ${link}`,
  });
}

/** Nothing was booked in its place: choosing again is the patient's (MAI-086). */
export function cancelledText(visit: Visit, link: string): VisitText {
  const when = lower(whenOf(visit));
  const phone = visit.site.phone === null ? '' : ` au ${phoneOf(visit.site.phone)}`;
  return spaced({
    subject: `Rendez-vous annulé : ${when}`,
    text: [
      `Votre rendez-vous avec ${visit.professional}, ${when}, est annulé.`,
      `Aucun autre rendez-vous n’a été pris à votre place : reprenez-en un sur le site ou appelez le cabinet${phone}. Vous choisissez librement votre soignant.`,
      link,
    ].join('\n\n'),
    short: `Rendez-vous du ${when} annulé, ${visit.site.name}. Aucun autre n’a été pris. ${link}`,
  });
}

/** What was told cancelled stands again, by an undoing of the practice. */
export function restoredText(visit: Visit, link: string): VisitText {
  const when = lower(whenOf(visit));
  return spaced({
    subject: `Rendez-vous maintenu : ${when}`,
    text: [
      `Votre rendez-vous avec ${visit.professional}, ${when}, est bien maintenu : son annulation a été retirée.`,
      `Où : ${placeOf(visit)}.`,
      'Pour le déplacer ou l’annuler, sans mot de passe :',
      link,
    ].join('\n\n'),
    short: `Rendez-vous maintenu ${when}, ${visit.site.name}. Déplacer ou annuler : ${link}`,
  });
}

function spaced({ subject, text, short }: VisitText): VisitText {
  return { subject: typographic(subject), text: typographic(text), short };
}
