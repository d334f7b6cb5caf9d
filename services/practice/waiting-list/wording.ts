import { momentOf, timeOf } from '#platform/site/french.ts';

/** What an offer may say: when, with whom, until when, where to answer. Never why, nor the patient's name. */
export interface Offered {
  readonly startsAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly timeZone: string;
  /** « Dr Nolwenn Quéré » */
  readonly professional: string;
  readonly link: string;
}

/** The text message. */
export function smsText(offered: Offered): string {
  const { professional, link, startsAt, deadline, timeZone } = offered;
  return `Un rendez-vous avec ${professional} se libère ${momentOf(startsAt, timeZone)}. Il est gardé pour vous jusqu’à ${timeOf(deadline, timeZone)} : ${link}`;
}

/** The mail. */
export function mailOf(offered: Offered): { readonly subject: string; readonly text: string } {
  const { professional, link, startsAt, deadline, timeZone } = offered;
  return {
    subject: `Un rendez-vous se libère ${momentOf(startsAt, timeZone)}`,
    text: [
      'Bonjour,',
      `Vous attendez un rendez-vous plus proche avec ${professional}. Une heure se libère ${momentOf(startsAt, timeZone)}.`,
      `Elle est gardée pour vous jusqu’à ${timeOf(deadline, timeZone)}. Pour la prendre ou la laisser, sans mot de passe :`,
      link,
      'Sans réponse, elle est proposée à quelqu’un d’autre et vous restez sur la liste.',
    ].join('\n\n'),
  };
}
