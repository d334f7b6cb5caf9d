import { z } from 'zod';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { ModuleDeclaration, RunningModule } from '#platform/kernel/module.ts';
import type { Commons } from '#platform/database/databases.ts';
import type { KeyStore } from '#platform/database/key-store.ts';
import type { Route } from '#platform/http/route.ts';
import { job, type Job, type Subscription } from '#platform/jobs/job.ts';
import type { Outbox } from '#platform/jobs/outbox.ts';
import type { Channel } from './channel.ts';
import { deliverDue } from './delivery.ts';
import { LocalOutbox } from './local-outbox.ts';
import type { MailOutbox } from './mail.ts';
import { DELIVER_JOB, MessageOutbox } from './message-outbox.ts';
import { localOutboxRoutes } from './routes.ts';
import type { Sender } from './settings.ts';
import { SmtpChannel } from './smtp-channel.ts';

/** Mails to persons: queued with the act they tell of, delivered by SMTP, their fate kept. */
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
      purpose: 'Essais d’envoi et réponses des serveurs de courrier ; vivent avec leur message.',
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
  /** Demonstration data are on and the server listens on loopback only: the local outbox may be opened. */
  readonly localOutboxAllowed: boolean;
}

export interface Notifications {
  readonly mail: MailOutbox;
  /** Whether mails stay on this machine: screens that promise a mail say so. */
  readonly local: boolean;
  readonly module: RunningModule<Route, Job, Subscription>;
  close(): Promise<void>;
}

/**
 * Opens the way out for mails: the server of `SMTP_URL`, else the local outbox where it may be opened, else none, and
 * messages wait.
 */
export async function startNotifications(options: NotificationsOptions): Promise<Notifications> {
  const { commons, keys, smtpUrl, mailFrom, log } = options;
  const local = smtpUrl === null && options.localOutboxAllowed ? await LocalOutbox.start(options) : null;
  const url = smtpUrl ?? local?.url ?? null;
  if (url === null) log.warn({}, 'no mail server (SMTP_URL): mails wait in the queue');
  const channel = url === null ? null : new SmtpChannel(url, mailFrom.address);
  return {
    mail: new MessageOutbox({ ...options, sender: mailFrom }),
    local: local !== null,
    module: {
      declaration: notificationsDeclaration,
      routes: local === null ? [] : localOutboxRoutes(commons, keys),
      jobs: [deliverJob(commons, keys, channel)],
      subscriptions: [],
    },
    close: async () => local?.close(),
  };
}

/** Delivers what is due: at once after each act, and every minute for what was postponed. */
function deliverJob(commons: Commons, keys: KeyStore, channel: Channel | null): Job {
  return job({
    name: DELIVER_JOB,
    perOrganization: false,
    schedule: { cron: '* * * * *', timeZone: 'Europe/Paris' },
    payload: z.object({}),
    handle: async ({ clock, log, signal }) => {
      if (channel !== null) await deliverDue({ commons, keys, channel, log, signal, now: () => clock.now() });
    },
  });
}
