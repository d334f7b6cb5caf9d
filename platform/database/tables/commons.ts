export interface CommonsTables {
  'database.sealed_databases': { organization_id: string; name: string; state: string; migrated_to: string | null };
}
