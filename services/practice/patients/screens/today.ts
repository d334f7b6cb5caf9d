import { serverNow } from '#platform/web/session/now.ts';

/** The server's day in Paris, `YYYY-MM-DD`. */
export const today = (): string =>
  new Intl.DateTimeFormat('fr-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(serverNow());
