import type { OrganizationTables } from '#platform/database/tables/organization.ts';

/** The journal's table, the same in the commons and in every organisation. */
export type JournalTables = Pick<OrganizationTables, 'audit.entries'>;
