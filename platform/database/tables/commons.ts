import type { Generated } from 'kysely';

export interface CommonsTables {
  'database.sealed_databases': { organization_id: string; name: string; state: string; migrated_to: string | null };
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
  'audit.anchors': { owner: string; batch: number; mac: Buffer };
  'jobs.dirty_organizations': { organization_id: string; last_transaction: string };
}
