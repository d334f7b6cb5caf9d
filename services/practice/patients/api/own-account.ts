import { z } from 'zod';

/** A file of a practice, joined to a patient's own account. */
export const ownFileSchema = z.object({
  /** Of the joining: what the account names when it acts on this file. */
  id: z.uuid(),
  ...{ organizationId: z.uuid(), patientId: z.uuid(), joinedAt: z.iso.datetime() },
});
export type OwnFile = z.infer<typeof ownFileSchema>;

/** A ban set in the account. */
export const ownBanSchema = z.object({
  ...{ id: z.uuid(), fileId: z.uuid(), professionalId: z.uuid().nullable() },
  ...{ setAt: z.iso.datetime(), liftedAt: z.iso.datetime().nullable() },
});
export type OwnBan = z.infer<typeof ownBanSchema>;
