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
  'organizations.grants': {
    ended_by: string | null;
    granted_by: string | null;
    grantee_organization_id: string | null;
    id: string;
    mode: string;
    organization_id: string;
    permission: string;
    person_id: string | null;
    professional_id: string | null;
    role: string;
    since: string;
    until: string | null;
  };
  'organizations.invitations': {
    accepted_at: string | null;
    created_at: string;
    email: string | null;
    expires_at: string;
    function: string | null;
    id: string;
    invited_by: string | null;
    name: string | null;
    organization_id: string;
    referent: string | null;
    revoked_at: string | null;
    role: string;
    secret_hash: string;
  };
  'organizations.members': {
    function: string | null;
    id: string;
    organization_id: string;
    person_id: string;
    referent: string | null;
    since: string;
    until: string | null;
    withdrawn_by: string | null;
  };
  'organizations.organizations': {
    billing_address: string | null;
    billing_name: string | null;
    category: string | null;
    created_at: string;
    id: string;
    kind: string;
    name: string;
    seats: number | null;
    services: Generated<string[]>;
    siret: string | null;
  };
  'organizations.sign_ups': {
    billing_address: string;
    billing_name: string;
    category: string;
    created_at: string;
    email: string;
    establishment: string;
    expires_at: string;
    id: string;
    organization_id: string | null;
    person_function: string;
    person_name: string;
    reviewed_by: string | null;
    secret_hash: string;
    siret: string | null;
    state: string;
  };
  'organizations.tokens': {
    created_at: string;
    created_by: string;
    expires_at: string;
    hint: string;
    id: string;
    last_used_at: string | null;
    name: string;
    organization_id: string;
    permissions: string[];
    revoked_at: string | null;
    revoked_by: string | null;
    secret_hash: string;
  };
}
