import { z } from 'zod';
import type { Clock } from '#platform/kernel/clock.ts';
import { newSecret } from '#platform/kernel/ids.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Route } from '#platform/http/route.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { Channel } from './channel.ts';
import { deliverDue, type DeliveryOptions } from './delivery.ts';
import { LocalOutbox } from './local-outbox.ts';
import { LocalSmsGateway } from './local-sms-gateway.ts';
import type { MailOutbox } from './mail.ts';
import { MessageOutbox } from './message-outbox.ts';
import { DELIVER_JOB } from './message-queue.ts';
import { receivedRoute, type AddressesOf } from './received-route.ts';
import { localOutboxRoutes } from './routes.ts';
import type { Sender, SmsGateway } from './settings.ts';
import { SmsGatewayChannel } from './sms-gateway-channel.ts';
import { smsHookRoute } from './sms-hook.ts';
import { SmsQueue } from './sms-queue.ts';
import type { SmsOutbox } from './sms.ts';
import { SmtpChannel } from './smtp-channel.ts';

/** Mails and SMS to persons: queued with the act they tell of, delivered by SMTP or a gateway, their fate kept. */
export const notificationsDeclaration: ModuleDeclaration = {
  name: 'notifications',
  title: 'Messages',
  dependsOn: ['database', 'jobs'],
  migrations: new URL('./migrations/', import.meta.url),
  retention: [
    {
      table: 'notifications.messages',
      family: 'commons',
      purpose: 'Messages envoyés aux personnes, sans donnée de santé ; preuve de ce qui a été envoyé.',
      ...{ from: 'queued_at', keep: 'P12M', then: 'delete' },
    },
    {
      table: 'notifications.attempts',
      family: 'commons',
      purpose: 'Essais d’envoi et réponses des serveurs de courrier ou de SMS ; vivent avec leur message.',
      ...{ from: null, keep: null, then: 'with-owner' },
    },
    {
      table: 'notifications.sms_opt_outs',
      family: 'commons',
      purpose: 'Numéros dont le titulaire a répondu STOP ; gardés pour ne plus leur écrire, jusqu’à ce qu’il revienne.',
      ...{ from: null, keep: null, then: 'with-owner' },
    },
    {
      table: 'notifications.local_messages',
      family: 'commons',
      purpose: 'Messages retenus par la boîte d’envoi locale d’une démonstration.',
      ...{ from: 'received_at', keep: 'P1M', then: 'delete' },
    },
  ],
};

export interface NotificationsOptions {
  readonly commons: Commons;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The job runner. */
  readonly outbox: Pick<Outbox, 'enqueueInCommons'>;
  /** Settings of `notificationSettings`. */
  readonly smtpUrl: URL | null;
  readonly mailFrom: Sender;
  readonly smsGateway: SmsGateway | null;
  /** Demonstration data are on and the server listens on loopback only: the local outbox may be opened. */
  readonly localOutboxAllowed: boolean;
  /** Told, in the same transaction, of a mail that its server refused for good (MAI-037). */
  readonly onRefused?: DeliveryOptions['onRefused'];
  /** The addresses of a person's account, for the list of what was sent to it (MAI-038). */
  readonly addressesOf?: AddressesOf;
}

export interface Notifications {
  readonly mail: MailOutbox;
  readonly sms: SmsOutbox;
  /** Whether mails stay on this machine: screens that promise a mail say so. */
  readonly local: boolean;
  readonly module: RunningModule<Route, Job, Subscription>;
  /** Tells the simulated gateway where Cabinet listens, once it does. */
  listensAt(cabinet: URL): void;
  close(): Promise<void>;
}

/**
 * Opens the ways out: for mails the server of `SMTP_URL`, for SMS the gateway of `SMS_URL`, else those of the local outbox
 * where it may be opened, else none, and messages wait.
 */
export async function startNotifications(options: NotificationsOptions): Promise<Notifications> {
  const { commons, keys, clock, localOutboxAllowed } = options;
  const localMail = options.smtpUrl === null && localOutboxAllowed ? await LocalOutbox.start(options) : null;
  const localSms =
    options.smsGateway === null && localOutboxAllowed ? await LocalSmsGateway.start(options, newSecret()) : null;
  const gateway = options.smsGateway ?? localSms;
  const local = localMail !== null || localSms !== null;
  return {
    mail: new MessageOutbox({ ...options, sender: options.mailFrom }),
    sms: new SmsQueue(options),
    local: localMail !== null,
    module: {
      declaration: notificationsDeclaration,
      routes: [
        ...(options.addressesOf === undefined ? [] : [receivedRoute(commons, keys, options.addressesOf)]),
        ...(local ? localOutboxRoutes(commons, keys, localSms) : []),
        ...(gateway === null ? [] : [smsHookRoute(options, clock, gateway.secret)]),
      ],
      jobs: [deliverJob(options, channelsOf(options, options.smtpUrl ?? localMail?.url ?? null, gateway))],
      subscriptions: [],
    },
    listensAt: (cabinet) => localSms?.reportsTo(cabinet),
    close: async () => {
      await localMail?.close();
      await localSms?.close();
    },
  };
}

function channelsOf(options: NotificationsOptions, smtp: URL | null, gateway: SmsGateway | null): readonly Channel[] {
  if (smtp === null) options.log.warn({}, 'no mail server (SMTP_URL): mails wait in the queue');
  if (gateway === null) options.log.warn({}, 'no SMS gateway (SMS_URL): SMS wait in the queue');
  return [
    ...(smtp === null ? [] : [new SmtpChannel(smtp, options.mailFrom.address)]),
    ...(gateway === null ? [] : [new SmsGatewayChannel(gateway.url, gateway.secret)]),
  ];
}

/** Delivers what is due: at once after each act, and every minute for what was postponed. */
function deliverJob({ commons, keys, outbox, onRefused }: NotificationsOptions, channels: readonly Channel[]): Job {
  return job({
    name: DELIVER_JOB,
    perOrganization: false,
    schedule: { cron: '* * * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: async ({ clock, log, signal }) => {
      const now = () => clock.now();
      await Promise.all(
        channels.map((channel) => deliverDue({ commons, keys, outbox, channel, log, signal, now, onRefused })),
      );
    },
  });
}
