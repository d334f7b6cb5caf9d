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
  'identity.accounts': {
    account_id: string;
    created_at: string;
    id: string;
    password: string | null;
    person_id: string;
    provider_id: string;
    updated_at: string;
  };
  'identity.attempts': {
    failures: number;
    key: string;
    last_at: string;
    locked_until: string | null;
  };
  'identity.persons': {
    created_at: string;
    email: string;
    email_verified: Generated<boolean>;
    function: string | null;
    id: string;
    name: string;
    second_factor: Generated<boolean>;
    updated_at: string;
  };
  'identity.second_factors': {
    failures: Generated<number>;
    id: string;
    locked_until: string | null;
    person_id: string;
    recovery_codes: string;
    secret: string;
    used_at: string | null;
    used_code: string | null;
    verified: boolean;
  };
  'identity.sessions': {
    created_at: string;
    expires_at: string;
    id: string;
    ip_address: string | null;
    person_id: string;
    second_factor: Generated<boolean>;
    token: string;
    updated_at: string;
    user_agent: string | null;
  };
  'identity.verifications': {
    created_at: string;
    expires_at: string;
    id: string;
    identifier: string;
    updated_at: string;
    value: string;
  };
  'notifications.attempts': {
    at: string;
    code: number | null;
    message_id: string;
    number: number;
    outcome: string;
    response: string;
  };
  'notifications.local_messages': {
    content: Buffer;
    id: string;
    message_id: string;
    received_at: string;
    recipients: string[];
    subject: string;
  };
  'notifications.messages': {
    attempts: Generated<number>;
    channel: string;
    content: Buffer;
    due_at: string | null;
    id: string;
    key: string;
    kind: string;
    organization_id: string | null;
    queued_at: string;
    recipient: string;
    settled_at: string | null;
    state: string;
  };
}
