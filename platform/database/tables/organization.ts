import type { Generated } from 'kysely';

export interface OrganizationTables {
  'audit.entries': {
    id: Generated<number>;
    at: string;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string;
    on_behalf_of: string | null;
    action: string;
    object_kind: string;
    object_id: string | null;
    ip: string | null;
    port: number | null;
    reverse_dns: Generated<string | null>;
    browser_id: string | null;
    request_id: string | null;
    details: Generated<unknown>;
    batch: Generated<number | null>;
  };
  'audit.seals': {
    batch: number;
    lines: number;
    first_id: number;
    last_id: number;
    newest_at: string;
    sealed_at: string;
    digest: Buffer;
    mac: Buffer;
    erased_at: string | null;
    erasure_mac: Buffer | null;
  };
  'jobs.outbox': { id: string; kind: string; name: string; payload: unknown };
}
