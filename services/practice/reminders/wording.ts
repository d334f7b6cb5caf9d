/** What a reminder may say: when, with whom, where to answer. Never why, nor the patient's name (MAI-115). */
export interface Reminded {
  readonly startsAt: Temporal.Instant;
  readonly timeZone: string;
  /** « Dr Nolwenn Quéré » */
  readonly professional: string;
  /** Name of the practice. */
  readonly practice: string;
  /** Opens the appointment without signing in. */
  readonly link: string;
}

/** The text message. */
export function smsText(reminded: Reminded): string {
  const { professional, link } = reminded;
  return `Rappel : rendez-vous ${whenOf(reminded)} avec ${professional}. Confirmer, déplacer ou annuler : ${link} STOP pour ne plus en recevoir.`;
}

/** The mail. */
export function mailOf(reminded: Reminded): { readonly subject: string; readonly text: string } {
  const { professional, practice, link } = reminded;
  const when = whenOf(reminded);
  return {
    subject: `Rappel de votre rendez-vous ${when}`,
    text: [
      'Bonjour,',
      `Vous avez rendez-vous ${when} avec ${professional} (${practice}).`,
      'Pour le confirmer, le déplacer ou l’annuler, sans mot de passe :',
      link,
      'Vous ne voulez plus de rappels ? La même page permet de les refuser.',
    ].join('\n\n'),
  };
}

/** « lundi 14 décembre à 9 h 20 », on the wall clock of the place. */
export function whenOf({ startsAt, timeZone }: Pick<Reminded, 'startsAt' | 'timeZone'>): string {
  const local = startsAt.toZonedDateTimeISO(timeZone);
  const date = new Date(startsAt.epochMilliseconds);
  const day = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    date,
  );
  const minutes = local.minute === 0 ? '' : `\u00a0${String(local.minute).padStart(2, '0')}`;
  return `${day.replace(/ 1 /, ' 1er ')} à ${local.hour}\u00a0h${minutes}`;
}
