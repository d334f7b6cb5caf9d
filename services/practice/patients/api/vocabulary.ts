/** Statuses of an identity (référentiel national d’identitovigilance), weakest first. */
export const IDENTITY_STATUSES = ['provisional', 'retrieved', 'validated', 'qualified'] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** Papers that prove an identity. */
export const PROOFS = ['identity-card', 'passport', 'residence-permit', 'birth-certificate', 'family-book'] as const;
export type Proof = (typeof PROOFS)[number];

export const SEXES = ['F', 'M', 'I'] as const;
export type Sex = (typeof SEXES)[number];

/** In what capacity somebody accompanies a patient (MAI-088). */
export const CAPACITIES = ['parent', 'guardian', 'trusted-person', 'relative', 'carer'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Compulsory and complementary cover. */
export const COVERAGE_KINDS = ['amo', 'amc'] as const;
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** Where a file comes from. */
export const ORIGINS = ['practice', 'online', 'import', 'secretariat'] as const;
export type FileOrigin = (typeof ORIGINS)[number];

/** How a patient said something to the practice. */
export const MANNERS = ['in-person', 'telephone', 'letter'] as const;
export type Manner = (typeof MANNERS)[number];

/** What a contact is worth: not given, as far as known good, not confirmed for a year, found not to work (MAI-116). */
export type ContactState = 'absent' | 'good' | 'to-check' | 'to-correct';
export const CONTACT_STATES = ['absent', 'good', 'to-check', 'to-correct'] as const satisfies readonly ContactState[];
