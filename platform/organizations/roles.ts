import { Conflict, Invalid } from '#platform/kernel/errors.ts';
import type { ModuleDeclaration, Permission, RoleTemplate } from '#platform/kernel/module.ts';

/** The roles and permissions an organisation may give, from the declarations of the modules it uses. */
export interface RoleBook {
  readonly roles: readonly RoleTemplate[];
  readonly permissions: readonly Permission[];
}

/** One right of a role, before it is granted to somebody. */
export interface RoleRight {
  readonly permission: string;
  readonly mode: 'use' | 'delegate';
}

/** Role of whoever runs Cabinet: never given by an ordinary organisation. */
export const OPERATOR_ROLE = 'operator';
export const REFERENT_ROLE = 'referent';

/** Platform rooms serve every organisation; a service's roles are offered where the service is in use. */
export function roleBook(
  declarations: readonly ModuleDeclaration[],
  organization: { readonly kind: string; readonly services: readonly string[] },
): RoleBook {
  const operator = organization.kind === 'operator';
  const offered = declarations.filter((one) => operator || isOffered(one, organization));
  const roles = offered.flatMap((module) =>
    (module.roles ?? []).filter((role) =>
      role.name === OPERATOR_ROLE ? operator : !operator || isPlatform(module.name),
    ),
  );
  return { roles: mergedByName(roles), permissions: offered.flatMap((module) => module.permissions ?? []) };
}

/** Whether a module serves an organisation: those of the platform serve all. */
export function isOffered(
  { name, service = name }: Pick<ModuleDeclaration, 'name' | 'service'>,
  organization: { readonly services: readonly string[] },
): boolean {
  return isPlatform(name) || organization.services.includes(service);
}

/**
 * The operator's role is made of what every room gives it. Any other name belongs to one module: a role of the same
 * name elsewhere would lend its rights.
 * @throws {Error} when two modules declare a role of one name: a mistake of the program, seen at the first sign-in.
 */
function mergedByName(roles: readonly RoleTemplate[]): readonly RoleTemplate[] {
  const merged = new Map<string, RoleTemplate>();
  for (const role of roles) {
    const known = merged.get(role.name);
    if (known !== undefined && role.name !== OPERATOR_ROLE)
      throw new Error(`two modules declare the role ${role.name}`);
    merged.set(role.name, known === undefined ? role : joined(known, role));
  }
  return [...merged.values()];
}

function joined(one: RoleTemplate, other: RoleTemplate): RoleTemplate {
  return {
    ...one,
    permissions: [...one.permissions, ...other.permissions],
    secondFactorRequired: one.secondFactorRequired === true || other.secondFactorRequired === true,
  };
}

/** Roles that the organisation's own list of members offers; the others are given by who they belong to. */
export function offeredRoles(book: RoleBook): readonly RoleTemplate[] {
  return book.roles.filter(({ givenBy }) => givenBy === undefined);
}

/** Whether a role is the gift of the professional it works for, who alone gives, changes and ends it (MAI-020). */
export function isGivenByProfessional(book: RoleBook, name: string): boolean {
  return book.roles.some((role) => role.name === name && role.givenBy === 'professional');
}

/** Said to who would end for a professional what is theirs to end. */
export function worksForProfessional(): Conflict {
  const sentence = 'Cette personne travaille pour un praticien : lui seul retire son accès, depuis son équipe.';
  return new Conflict('organizations.works-for-professional', sentence);
}

/** A role of those offered. @throws {Invalid} `organizations.role-unknown` */
export function offeredRoleNamed(book: RoleBook, name: string): RoleTemplate {
  return roleNamed({ ...book, roles: offeredRoles(book) }, name);
}

/** @throws {Invalid} `organizations.role-unknown` */
export function roleNamed(book: RoleBook, name: string): RoleTemplate {
  const role = book.roles.find((candidate) => candidate.name === name);
  if (role !== undefined) return role;
  throw new Invalid('organizations.role-unknown', 'Ce rôle n’existe pas dans cette organisation.', [
    { field: 'roles', rule: 'unknown', message: 'Choisissez un des rôles proposés.' },
  ]);
}

/**
 * What a role is made of. A referent opens every access of the organisation (CIM-22) without holding it: they may hand
 * on the other roles' permissions and not use them (CIM-24, the least rights each needs).
 */
export function rightsOfRole(book: RoleBook, name: string): readonly RoleRight[] {
  const own = roleNamed(book, name).permissions.map((permission) => ({ permission, mode: 'use' as const }));
  if (name !== REFERENT_ROLE && name !== OPERATOR_ROLE) return own;
  const others = new Set(book.roles.flatMap((role) => role.permissions));
  return [...own, ...[...others].map((permission) => ({ permission, mode: 'delegate' as const }))];
}

/** Whether one of these roles may not work without a second factor (CIM-19). */
export function secondFactorRequired(book: RoleBook, roles: readonly string[]): boolean {
  return book.roles.some((role) => role.secondFactorRequired === true && roles.includes(role.name));
}

const PLATFORM = new Set([
  'kernel',
  'database',
  'audit',
  'jobs',
  'http',
  'equipment',
  'identity',
  'organizations',
  'documents',
  'notifications',
  'privacy',
]);

function isPlatform(name: string): boolean {
  return PLATFORM.has(name);
}
