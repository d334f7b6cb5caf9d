import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Conflict, NotFound } from '#platform/kernel/errors.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import { route, type Route } from '#platform/http/route.ts';
import { listLocalMessages, readLocalMessage } from './local-messages.ts';
import type { LocalSmsGateway } from './local-sms-gateway.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

const part = z.union([z.object({ words: z.string() }), z.object({ url: z.string() })]);

const localMessage = z.object({
  id: z.uuid(),
  channel: z.enum(['mail', 'sms']),
  receivedAt: z.iso.datetime(),
  recipients: z.array(z.string()),
  subject: z.string(),
});

/**
 * The local outbox, read without signing in by whoever runs the demonstration: an invitation must be openable before
 * there is anybody to sign in. Mounted only where the caller has seen to it that the server is on loopback.
 */
export function localOutboxRoutes(
  commons: Commons,
  keys: KeyStore,
  gateway: Pick<LocalSmsGateway, 'reply'> | null,
): readonly Route[] {
  return [
    route({
      ...{ method: 'POST', path: '/api/notifications/local-outbox/:id/reply', access: 'public', answer: null },
      summary: 'Answers an SMS of the local outbox, as its reader would.',
      params: z.object({ id: z.uuid() }),
      body: z.object({ text: z.string().trim().min(1).max(160) }),
      handle: async ({ params, body, request }) => {
        refuseOtherHosts(request);
        const { channel, recipients } = await readLocalMessage(commons, keys, params.id);
        if (channel !== 'sms' || gateway === null) {
          throw new Conflict('notifications.not-an-sms', 'On ne répond ici qu’aux SMS simulés.');
        }
        await gateway.reply(recipients[0]!, body.text);
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/notifications/local-outbox', access: 'public' },
      summary: 'Mails and SMS kept by the local outbox of a demonstration, newest first.',
      answer: z.object({ messages: z.array(localMessage) }),
      handle: async ({ request }) => {
        refuseOtherHosts(request);
        return { messages: [...(await listLocalMessages(commons, keys))].map(withOwnArray) };
      },
    }),
    route({
      ...{ method: 'GET', path: '/api/notifications/local-outbox/:id', access: 'public' },
      summary: 'One mail or SMS kept by the local outbox.',
      params: z.object({ id: z.uuid() }),
      answer: localMessage.extend({ from: z.string(), text: z.string(), paragraphs: z.array(z.array(part)) }),
      handle: async ({ params, request }) => {
        refuseOtherHosts(request);
        const message = await readLocalMessage(commons, keys, params.id);
        return { ...withOwnArray(message), paragraphs: message.paragraphs.map((parts) => [...parts]) };
      },
    }),
  ];
}

/**
 * A page elsewhere can point its own name at 127.0.0.1 and would then be of the same origin as we are (DNS rebinding);
 * the name it was called by gives it away.
 */
function refuseOtherHosts(request: FastifyRequest): void {
  if (!LOOPBACK.has(request.hostname)) {
    throw new NotFound(
      'notifications.local-outbox-closed',
      'La boîte d’envoi locale ne s’ouvre que depuis cette machine.',
    );
  }
}

function withOwnArray<Message extends { readonly recipients: readonly string[] }>(message: Message) {
  return { ...message, recipients: [...message.recipients] };
}
