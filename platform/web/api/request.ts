import { idleSeconds } from './activity.ts';
import { currentOrganization } from './current-organization.ts';
import { type Problem, readProblem, unreachable } from './problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Values of a query string; what is null, undefined or '' is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface RequestOptions {
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Another organisation than the one entered; null for none. */
  readonly organization?: string | null;
}

/** Fired on `window` when the server no longer knows the session. */
export const SESSION_LOST = 'cabinet:session-lost';

/** Fired on `window` each time the server is known to know the same person still, or again. */
export const SESSION_KNOWN = 'cabinet:session-known';

/** `/api/x` with its query string. */
export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`;
}

/** Headers of every request: the mark against forged requests, how long nobody touched the page, the organisation. */
export function requestHeaders(organization: string | null = currentOrganization()): Record<string, string> {
  return {
    'x-requested-with': 'cabinet',
    'cabinet-idle': String(idleSeconds()),
    ...(organization === null ? {} : { 'cabinet-organization': organization }),
  };
}

/** Parses a body as JSON if it is; text otherwise; null when empty. */
export function parseBody(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** Turns a refusal into the `Problem` to throw, and tells the page when the session is gone. */
export function refusal(status: number, body: unknown, retryAfter: string | null): Problem {
  if (status === 401) window.dispatchEvent(new Event(SESSION_LOST));
  const seconds = Number(retryAfter);
  return readProblem(status, body, retryAfter !== null && Number.isFinite(seconds) ? seconds : null);
}

/**
 * Sends a request and gives the raw answer.
 *
 * @throws {Problem} when refused or unreachable.
 */
export async function send(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
  const organization = options.organization === undefined ? currentOrganization() : options.organization;
  const response = await fetch(withQuery(path, options.query), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...requestHeaders(organization),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable();
  });
  if (response.ok) return response;
  throw refusal(response.status, parseBody(await response.text()), response.headers.get('retry-after'));
}

async function json<Answer>(method: Method, path: string, options?: RequestOptions): Promise<Answer> {
  const response = await send(method, path, options);
  return parseBody(await response.text()) as Answer;
}

/**
 * JSON requests to our own server in the name of an organisation; of the one entered unless said. Each throws `Problem`
 * when refused; a 204 answers null.
 */
export function apiWithin(organization?: string | null) {
  const within = organization === undefined ? {} : { organization };
  return {
    get: <Answer>(path: string, options?: Omit<RequestOptions, 'body'>) =>
      json<Answer>('GET', path, { ...within, ...options }),
    post: <Answer = null>(path: string, body?: unknown, options?: RequestOptions) =>
      json<Answer>('POST', path, { ...within, ...options, body }),
    put: <Answer = null>(path: string, body?: unknown, options?: RequestOptions) =>
      json<Answer>('PUT', path, { ...within, ...options, body }),
    patch: <Answer = null>(path: string, body?: unknown, options?: RequestOptions) =>
      json<Answer>('PATCH', path, { ...within, ...options, body }),
    delete: <Answer = null>(path: string, options?: RequestOptions) =>
      json<Answer>('DELETE', path, { ...within, ...options }),
  };
}
export type Api = ReturnType<typeof apiWithin>;

/** In the organisation entered, whichever it is by then. A piece that other pages show asks by `useApi`. */
export const api: Api = apiWithin();
