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
  const { professional, link, startsAt, deadline } = offered;
  return `Un rendez-vous avec ${professional} se libère ${when(startsAt, offered)}. Il est gardé pour vous jusqu’à ${hour(deadline, offered)} : ${link}`;
}

/** The mail. */
export function mailOf(offered: Offered): { readonly subject: string; readonly text: string } {
  const { professional, link, startsAt, deadline } = offered;
  return {
    subject: `Un rendez-vous se libère ${when(startsAt, offered)}`,
    text: [
      'Bonjour,',
      `Vous attendez un rendez-vous plus proche avec ${professional}. Une heure se libère ${when(startsAt, offered)}.`,
      `Elle est gardée pour vous jusqu’à ${hour(deadline, offered)}. Pour la prendre ou la laisser, sans mot de passe :`,
      link,
      'Sans réponse, elle est proposée à quelqu’un d’autre et vous restez sur la liste.',
    ].join('\n\n'),
  };
}

type Zoned = Pick<Offered, 'timeZone'>;

/** « jeudi 26 novembre à 11 h 40 » */
function when(instant: Temporal.Instant, { timeZone }: Zoned): string {
  const given = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  const day = new Intl.DateTimeFormat('fr-FR', given).format(new Date(instant.epochMilliseconds));
  return `${day.replace(/ 1 /, ' 1er ')} à ${hour(instant, { timeZone })}`;
}

/** « 11 h 40 » */
function hour(instant: Temporal.Instant, { timeZone }: Zoned): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const minutes = local.minute === 0 ? '' : `\u00a0${String(local.minute).padStart(2, '0')}`;
  return `${local.hour}\u00a0h${minutes}`;
}
