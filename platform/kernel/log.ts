import { pino } from 'pino';

/**
 * Structured log lines. Only these levels and flat, harmless fields: identifiers, counts, durations, states. Never a
 * body, a query string, a name, an address, a token or a word of a report; redaction below is a net, not a licence.
 */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined | Error>>;

const NEVER_LOGGED = ['password', 'token', 'secret', 'authorization', 'cookie', 'email', 'code', 'text', 'body'];

/** Log lines as JSON on standard error, so that standard output keeps what a person reads at start. */
export function createLog(level: 'info' | 'warn' | 'error' | 'silent'): Log {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: NEVER_LOGGED, censor: '[redacted]' },
      serializers: { err: errorFields },
    },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    info: (fields, message) => lines.info(fields, message),
    warn: (fields, message) => lines.warn(fields, message),
    error: (fields, message) => lines.error(fields, message),
  };
}

/** A log that keeps nothing, for tests and tools. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * What an unexpected error may tell the log: its kind, code and stack. Messages of database errors quote values of
 * rows ("Key (email)=(…) already exists"), so for those only the constraint is kept.
 */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const fromDatabase = 'severity' in error;
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('constraint' in error && typeof error.constraint === 'string' ? { constraint: error.constraint } : {}),
    ...(fromDatabase ? {} : { message: error.message }),
    stack: stack.slice(0, 12).join('\n'),
  };
}
