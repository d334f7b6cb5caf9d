import { z } from 'zod';
import type { Clock } from '#platform/kernel/clock.ts';
import { Invalid } from '#platform/kernel/errors.ts';
import { readPhoneNumber } from '#platform/kernel/phone-numbers.ts';
import { route, type Route } from '#platform/http/route.ts';
import { keepWish, wishOf } from './sms-opt-outs.ts';
import { keepReport, type ReportKeeping } from './sms-reports.ts';

/** Where the gateway tells us, signed, what became of an SMS and what people answered. */
export const SMS_HOOK = '/api/hooks/sms';

const word = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('state'),
    id: z.uuid(),
    providerId: z.string().min(1).max(200),
    state: z.enum(['delivered', 'refused', 'failed']),
  }),
  z.object({ event: z.literal('reply'), from: z.string().max(40), text: z.string().max(2000) }),
]);

export function smsHookRoute(keeping: ReportKeeping, clock: Clock, secret: string): Route {
  return route({
    ...{ method: 'POST', path: SMS_HOOK, access: 'public', signedWith: secret, perMinute: 6000, answer: null },
    summary: 'What became of an SMS, or what its reader answered, as the gateway says and signs',
    body: word,
    handle: async ({ body }) => {
      if (body.event === 'state') return keepReport(keeping, body, clock.now());
      const wish = wishOf(body.text);
      if (wish !== null) await keepWish(keeping.commons, numberOf(body.from), wish, clock.now());
    },
  });
}

function numberOf(text: string): string {
  const number = readPhoneNumber(text);
  if (number === null) throw new Invalid('notifications.phone', 'Ce numéro n’en est pas un.');
  return number.e164;
}
