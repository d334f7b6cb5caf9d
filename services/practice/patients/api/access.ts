import { z } from 'zod';

/** What was opened of a file. */
const openedSchema = z.enum([
  ...(['card', 'file', 'documents', 'document', 'notes', 'export', 'appointment', 'shared', 'refused'] as const),
]);
export type Opened = z.infer<typeof openedSchema>;

/** One opening, as the patient reads it (MAI-275). */
export const openingLineSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  who: z.string(),
  by: z.enum(['person', 'patient', 'token', 'system']),
  what: openedSchema,
  despiteBan: z.boolean(),
});
export type OpeningLine = z.infer<typeof openingLineSchema>;
