import { readSettings, reads, setting } from '#platform/kernel/settings.ts';
import { proSanteConnectSettings } from '#platform/identity/pro-sante-connect/settings.ts';
import { notificationSettings, smsGatewayOf } from '#platform/notifications/settings.ts';

/** Every variable Cabinet reads, in the order of `docs/operate/settings.md`, which is made from this list. */
export const declaredSettings = {
  port: setting({
    variable: 'PORT',
    about: 'Port of the HTTP server.',
    fallback: '3000',
    read: reads.port,
  }),
  host: setting({
    variable: 'HOST',
    about:
      'Address the HTTP server listens on. With demonstration data any address but this machine’s own stops the start, ' +
      'unless `CABINET_DEMO=public`.',
    fallback: '127.0.0.1',
    read: reads.text,
  }),
  publicUrl: setting({
    variable: 'PUBLIC_URL',
    about:
      'Address people type, used in the links of mails. `https://…` marks cookies as secure; `http://` serves this machine only.',
    fallback: null,
    read: reads.url,
  }),
  trustedProxies: setting({
    variable: 'TRUSTED_PROXIES',
    about: 'Addresses or networks (comma-separated) of reverse proxies whose `X-Forwarded-For` is believed.',
    fallback: '',
    read: (text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  }),
  data: setting({
    variable: 'CABINET_DATA',
    about:
      'Folder of everything kept: database, keys, objects. By default `.cabinet` in the checkout, or `/var/lib/cabinet` ' +
      'when started as root where the database’s user cannot enter the checkout; the start prints which.',
    fallback: null,
    read: reads.text,
  }),
  demo: setting({
    variable: 'CABINET_DEMO',
    about:
      '`1` creates and resets demonstration organisations and accounts; `0` starts empty and prints a one-time link that ' +
      'creates the first operator; `public` is `1` on an address others can reach.',
    fallback: '1',
    read: reads.oneOf('0', '1', 'public'),
  }),
  clock: setting({
    variable: 'CABINET_CLOCK',
    about:
      'ISO instant where a simulated calendar starts, or goes on from where the folder has lived; demonstration data only.',
    fallback: null,
    read: reads.instant,
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    about: 'A PostgreSQL 18 whose role may create databases and roles, in place of the embedded one.',
    fallback: null,
    read: (text) => {
      if (!/^postgres(ql)?:\/\//.test(text))
        throw new Error('must look like postgresql://user:password@host:5432/postgres');
      return text;
    },
  }),
  masterKeyFile: setting({
    variable: 'CABINET_MASTER_KEY_FILE',
    about:
      'File of the master key (32 bytes in base64); `CABINET_DATA/master.key` by default. Never save it with the data.',
    fallback: null,
    read: reads.text,
  }),
  ...notificationSettings,
  ...proSanteConnectSettings,
  operatorMail: setting({
    variable: 'OPERATOR_MAIL',
    about: 'Where anomalies and requests to the operator are mailed.',
    fallback: 'operateur@cabinet.invalid',
    read: reads.text,
  }),
  codeCountries: setting({
    variable: 'CODE_COUNTRIES',
    about:
      'Countries (ISO 3166-1, comma-separated) whose mobiles patients may receive a sign-in code on; by default France, ' +
      'its territories and its neighbours. Others sign in by e-mail.',
    fallback: 'FR,GP,GF,MQ,RE,YT,PM,BL,MF,NC,PF,WF,AD,BE,CH,DE,ES,GB,IT,LU,MC,PT',
    read: (text) => {
      const countries = text.split(',').map((part) => part.trim().toUpperCase());
      if (countries.some((country) => !/^[A-Z]{2}$/.test(country))) throw new Error('must be codes such as FR,BE,CH');
      return new Set(countries);
    },
  }),
  webhooks: setting({
    variable: 'WEBHOOKS_REACH',
    about:
      'Where webhooks may be sent: `public`, the internet by HTTPS only; `anywhere`, private networks and plain HTTP too. ' +
      'Demonstration data on this machine’s own address may reach this machine unless said.',
    fallback: null,
    read: reads.oneOf('public', 'anywhere'),
  }),
  idleMinutes: setting({
    variable: 'SESSION_IDLE_MINUTES',
    about: 'How long a professional’s session may be left alone before they must sign in again, from 1 to 240.',
    fallback: '15',
    read: (text) => {
      const minutes = Number(text);
      if (!/^\d+$/.test(text) || minutes < 1 || minutes > 240) throw new Error('must be minutes between 1 and 240');
      return minutes;
    },
  }),
  detailsMonths: setting({
    variable: 'DETAILS_MONTHS',
    about: 'How many months pass before people who work here confirm their details again, from 1 to 60.',
    fallback: '6',
    read: (text) => {
      const months = Number(text);
      if (!/^\d+$/.test(text) || months < 1 || months > 60) throw new Error('must be months between 1 and 60');
      return months;
    },
  }),
  logLevel: setting({
    variable: 'LOG_LEVEL',
    about: 'Least grave level written to the log: `info`, `warn`, `error` or `silent`.',
    fallback: 'warn',
    read: reads.oneOf('info', 'warn', 'error', 'silent'),
  }),
};

export type ServerSettings = ReturnType<typeof serverSettings>;

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * The settings of this start, checked one by one and against each other.
 * @throws {Error} with one sentence naming the variable and the rule.
 */
export function serverSettings(environment: Readonly<Record<string, string | undefined>>) {
  const settings = readSettings(declaredSettings, environment);
  const local = LOOPBACK.has(settings.host);
  if (settings.demo === '1' && !local) {
    throw new Error(
      'HOST: demonstration accounts have known passwords; keep 127.0.0.1, or set CABINET_DEMO=0 (or public, knowingly)',
    );
  }
  if (settings.clock !== null && settings.demo === '0') {
    throw new Error('CABINET_CLOCK: a simulated calendar is for demonstration data only (CABINET_DEMO=0 is set)');
  }
  const publicUrl = settings.publicUrl ?? new URL(`http://${nameOf(settings.host)}:${settings.port}`);
  const smsGateway = smsGatewayOf(settings);
  const demonstration = settings.demo !== '0';
  const webhookReach = settings.webhooks ?? (demonstration && local ? ('loopback' as const) : 'public');
  return { ...settings, publicUrl, local, smsGateway, demonstration, webhookReach };
}

/** People type `localhost`; a cookie set for one name is not sent to the other. */
function nameOf(host: string): string {
  if (LOOPBACK.has(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
