import { z } from 'zod';
import type { OrganizationCall } from '#platform/http/route.ts';
import type { OrganizationAct } from '../office.ts';

export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
/** What ends up in a mail to somebody: one line, without an address that could be clicked. */
export const oneLine = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/\p{Cc}|:\/\/|www\./iu.test(text), 'Un nom tient en une ligne, sans adresse web.');
export const name = oneLine.max(120);
export const duty = z.string().trim().max(120).nullable().default(null);
export const secret = z.string().min(1).max(200);
export const instant = z.iso.datetime();
export const referent = z.enum(['administrative', 'medical']).nullable().default(null);

export const MANAGE_MEMBERS = { permission: 'organizations.members.manage' } as const;
export const READ_MEMBERS = { permission: 'organizations.members.read' } as const;
export const MANAGE_TOKENS = { permission: 'organizations.tokens.manage' } as const;

export function actIn(call: OrganizationCall): OrganizationAct {
  return { organizationId: call.organization.organizationId, act: call.act };
}
