import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Act } from '#platform/kernel/act.ts';
import { addressBlock } from '#platform/kernel/address-block.ts';
import { Forbidden, Invalid, Unauthenticated } from '#platform/kernel/errors.ts';
import { isId } from '#platform/kernel/ids.ts';
import type { ContractStanding } from '#platform/kernel/standing.ts';
import type { Databases } from '#platform/database/databases.ts';
import { originOf } from './origin.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { OrganizationContext, PermissionAccess, Route } from './route.ts';
import type { Entrance, Entry, RefusalJournal, Session, SessionSource } from './session.ts';

/** What the doors of the server are made of. */
export interface Doors {
  readonly sessions: readonly SessionSource[];
  readonly entrance: Entrance;
  readonly standing: ContractStanding;
  readonly databases: Databases;
  readonly limiter: RateLimiter;
  readonly refusals: RefusalJournal;
}

/** What is known of a request once it may go on. */
export interface Passage {
  readonly act: Act;
  readonly session: Session | null;
  readonly organization: OrganizationContext | null;
}

/** All that one address may ask: a whole hospital may stand behind one, guessing tokens may not. */
const ADDRESS_PER_MINUTE = 6_000;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const NOBODY = { kind: 'system', id: null, name: 'visiteur' } as const;

/**
 * Decides whether a request may reach its handler, before its body is read: rate of the address, session, rate of the
 * caller on this route, forgery, organisation, permission, contract, in that order.
 */
export async function authorize(
  route: Route,
  product: string,
  request: FastifyRequest,
  doors: Doors,
): Promise<Passage> {
  const address = addressBlock(request.ip);
  await doors.limiter.take(digest(address), ADDRESS_PER_MINUTE);
  const session = await recognise(request, sourcesFor(route, doors.sessions), idleSecondsOf(request));
  const caller = session?.actor.id ?? address;
  await doors.limiter.take(rateKey(caller, route), route.perMinute ?? 300);
  // What another machine signed, no page can forge.
  const fromBrowser = (session !== null && session.actor.kind !== 'token') || route.access === 'public';
  // Nor does a page elsewhere know an address that is a secret; its own forms say nothing of where they come from.
  const keyed = route.access === 'public' && route.addressHolds === 'secret';
  if (fromBrowser && !keyed && route.signedWith === undefined) refuseForgery(request);

  const act: Act = { actor: session?.actor ?? NOBODY, origin: originOf(request), onBehalfOf: null };
  if (route.access === 'public') return { act, session, organization: null };
  if (session === null) throw new Unauthenticated('session.required', 'Connectez-vous pour continuer.');
  if (route.access === 'session' || route.access === 'account') return { act, session, organization: null };

  const entry = await doors.entrance.enter(session, organizationOf(request, session), act);
  const database = await doors.databases.organization(entry.organizationId);
  if (typeof route.access === 'object') {
    if (!isHeld(entry, route.access)) {
      await doors.refusals.permissionMissing(database, act, route.access.permission);
      throw new Forbidden('permission.missing', 'Vos droits dans cette organisation ne permettent pas cette action.');
    }
    const standing = await doors.standing.allowed(entry.organizationId, product, route.contractAction ?? 'use');
    if (!standing.allowed) throw new Forbidden('contract.not-allowed', standing.reason);
  }
  return {
    act: actOf(act, entry),
    session,
    organization: {
      organizationId: entry.organizationId,
      name: entry.name,
      onBehalfOf: entry.onBehalfOf,
      may: (permission, professionalId) => entry.may(permission, professionalId),
      reach: (permission) => entry.reach(permission),
      database,
    },
  };
}

/** Somebody of another organisation signs with both names: who they are, and for whom they work. */
function actOf(act: Act, { onBehalfOf, onBehalfOfName }: Entry): Act {
  const { actor } = act;
  if (onBehalfOfName === undefined || actor.kind === 'system') return { ...act, onBehalfOf };
  return { ...act, onBehalfOf, actor: { ...actor, name: `${actor.name}, pour le compte de ${onBehalfOfName}` } };
}

/**
 * Whether somebody whose request is still being answered would be let in again now.
 * @throws as `authorize` when their session or their entrance ended meanwhile.
 */
export async function readmit(
  request: FastifyRequest,
  organizationId: string,
  act: Act,
  { sessions, entrance }: Pick<Doors, 'sessions' | 'entrance'>,
): Promise<Entry> {
  const session = await recognise(request, sessions.filter(isForProfessionals), Number.POSITIVE_INFINITY);
  if (session === null) throw new Unauthenticated('session.required', 'Connectez-vous pour continuer.');
  return entrance.enter(session, organizationId, act);
}

/** A patient's session opens no professional's door, nor the reverse; a public page greets the patient it knows. */
function sourcesFor(route: Route, sources: readonly SessionSource[]): readonly SessionSource[] {
  const patients = route.access === 'account' || (route.access === 'public' && route.answer === 'page');
  return sources.filter((source) => isForProfessionals(source) !== patients);
}

function isForProfessionals({ audience }: SessionSource): boolean {
  return audience === 'professional';
}

function isHeld(entry: Entry, { permission, scope }: PermissionAccess): boolean {
  return scope === 'professional' ? entry.reach(permission).length > 0 : entry.may(permission);
}

/** What a page says of its reader; a program that says nothing is at work. */
function idleSecondsOf({ headers }: FastifyRequest): number {
  if (headers.accept === 'text/event-stream') return Number.POSITIVE_INFINITY;
  const said = headers['cabinet-idle'];
  return typeof said === 'string' && /^\d{1,9}$/.test(said) ? Number(said) : 0;
}

async function recognise(
  request: FastifyRequest,
  sources: readonly SessionSource[],
  idleSeconds: number,
): Promise<Session | null> {
  const header = request.headers.authorization;
  const bearer = header?.startsWith('Bearer ') ? header.slice('Bearer '.length).trim() : null;
  for (const source of sources) {
    const session = await source.recognise({ cookies: request.cookies, bearer, idleSeconds });
    if (session !== null) return session;
  }
  if (bearer !== null)
    throw new Unauthenticated('token.refused', 'Ce jeton n’est pas valable, a expiré ou a été révoqué.');
  return null;
}

/**
 * A page elsewhere can make a browser send our cookie, but neither this header nor the browser's own word that the
 * request comes from the same origin.
 */
function refuseForgery(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method) || request.headers.authorization !== undefined) return;
  const told = request.headers['sec-fetch-site'];
  // Browsers before 2023 do not tell the site, only the origin.
  const ours = told === undefined && request.headers.origin === `${request.protocol}://${request.host}`;
  if (told === 'same-origin' || ours || request.headers['x-requested-with'] === 'cabinet') return;
  throw new Forbidden('request.forged', 'Cette demande ne vient pas d’une page de Cabinet.');
}

function organizationOf(request: FastifyRequest, session: Session): string {
  const header = request.headers['cabinet-organization'];
  const query = (request.query as Record<string, unknown>)['organization'];
  const named = header ?? query ?? session.boundTo;
  if (typeof named !== 'string' || !isId(named)) {
    throw new Invalid('organization.unnamed', 'Dites pour quelle organisation (en-tête cabinet-organization).', [
      { field: 'cabinet-organization', rule: 'required', message: 'Identifiant d’organisation attendu.' },
    ]);
  }
  return named;
}

function rateKey(caller: string, route: Route): string {
  return digest(`${caller} ${route.method} ${route.path}`);
}

/** Addresses are hashed: the counters hold nothing personal. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
