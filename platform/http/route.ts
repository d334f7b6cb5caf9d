import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Act } from '#platform/kernel/act.ts';
import type { RunningModule } from '#platform/kernel/module.ts';
import type { OrganizationDatabase } from '#platform/database/databases.ts';
import type { PageAnswer } from './page.ts';
import type { Entry, Session } from './session.ts';

/**
 * Who may call a route: anyone; whoever is signed in to work (`session`); a patient in their own account (`account`);
 * whoever may enter the organisation named by the header `cabinet-organization` (or the query `organization`, or an API
 * token's own), with no permission of their own (`member`) or holding one there. With `scope: 'professional'` it is enough to hold the permission for one
 * professional: the handler then keeps to `organization.reach(permission)`.
 */
export type Access = 'public' | 'session' | 'account' | 'member' | PermissionAccess;

export interface PermissionAccess {
  readonly permission: string;
  readonly scope?: 'professional';
}

/** What a handler receives, already validated and authorised. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who does it and from where: pass it on to the audit log. */
  readonly act: Act;
  /** Null only on a public route called by nobody known. */
  readonly session: Session | null;
  /** For cookies, streams and uploads only; nothing else of a request is read past validation. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A call inside an organisation. */
export interface OrganizationCall<Params = unknown, Query = unknown, Body = unknown> extends Call<Params, Query, Body> {
  readonly session: Session;
  readonly organization: OrganizationContext;
}

export interface OrganizationContext extends Entry {
  readonly database: OrganizationDatabase;
}

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api/<module>/…`, with `:name` parameters; a page's own address when it answers one. */
  readonly path: `/${string}`;
  /** One English sentence for the API's readers. */
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /**
   * Shape of the answer: what is not declared does not leave. `stream` for files and events, `page` for a page rendered
   * here (its refusals are pages too), null for 204.
   */
  readonly answer: z.ZodType | 'stream' | 'page' | null;
  /** Accepts `multipart/form-data`, read by the handler through `call.request.parts()`. */
  readonly upload?: { readonly maxFileBytes: number; readonly maxFiles: number };
  /** Requests a minute from one person, token or address; 300 unless said. */
  readonly perMinute?: number;
  /** What the contract is asked; `use` unless said. */
  readonly contractAction?: string;
  /**
   * What the address itself tells: a `secret` that opens the page, a `search` for somebody or some care. No page hears
   * of it as where its reader came from. Whoever knows a secret needs no other proof that a form is theirs.
   */
  readonly addressHolds?: 'secret' | 'search';
  /**
   * The secret shared with the machine that calls this public route: only bodies it signed (`signatures.ts`) reach the
   * handler.
   */
  readonly signedWith?: string;
}

/** A route as data: it parses, authorises, documents and answers; no rule lives in it. */
export type Route =
  | (RouteBase & {
      readonly access: 'public' | 'session' | 'account';
      readonly handle: (call: Call) => Promise<unknown>;
    })
  | (RouteBase & {
      readonly access: 'member' | PermissionAccess;
      readonly handle: (call: OrganizationCall) => Promise<unknown>;
    });

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Answered<Schema> = Schema extends z.ZodType ? z.input<Schema> : Schema extends 'page' ? PageAnswer : unknown;

/** Declares a route; the handler's types follow from the schemas and the access. */
export function route<
  const RouteAccess extends Access,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType | 'stream' | 'page' | null = null,
>(
  declared: Omit<RouteBase, 'params' | 'query' | 'body' | 'answer'> & {
    readonly access: RouteAccess;
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    readonly answer: Answer;
    readonly handle: (
      call: RouteAccess extends 'member' | { permission: string }
        ? OrganizationCall<Parsed<Params>, Parsed<Query>, Parsed<Body>>
        : RouteAccess extends 'session' | 'account'
          ? Call<Parsed<Params>, Parsed<Query>, Parsed<Body>> & { readonly session: Session }
          : Call<Parsed<Params>, Parsed<Query>, Parsed<Body>>,
    ) => Promise<Answered<Answer>>;
  },
): Route {
  return declared as unknown as Route;
}

/** A module as the server mounts it. Jobs and subscriptions are those of `platform/jobs`. */
export type MountedModule = Pick<RunningModule<Route, unknown, unknown>, 'declaration' | 'routes'>;
