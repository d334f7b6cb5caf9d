import { z } from 'zod';
import { MANNERS } from './vocabulary.ts';

/** A ban of the patient, as the practice sees it. */
export const oppositionSchema = z.object({
  id: z.uuid(),
  /** Null: against everyone of the practice. */
  against: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  ...{ setBy: z.enum(['practice', 'patient']), setAt: z.iso.datetime(), recordedBy: z.string().nullable() },
  ...{ manner: z.enum(MANNERS).nullable(), liftedAt: z.iso.datetime().nullable(), liftedBy: z.string().nullable() },
  /** Set in an account that is closed since: the practice lifts it at the patient's word. */
  accountClosed: z.boolean(),
});
export type Opposition = z.infer<typeof oppositionSchema>;

export const newOppositionSchema = z.object({ professionalId: z.uuid().nullable(), manner: z.enum(MANNERS) });
export const liftSchema = z.object({ manner: z.enum(MANNERS) });

/** How whoever asks stands before a file; nothing of the patient. */
export const standingSchema = z.object({
  ...{ access: z.enum(['open', 'open-despite-ban', 'banned']), openUntil: z.iso.datetime().nullable() },
  liftable: z.array(z.object({ id: z.uuid(), setAt: z.iso.datetime() })),
});
export type Standing = z.infer<typeof standingSchema>;

export const incapacityReasonSchema = z.object({
  reason: z
    .string()
    .trim()
    .min(20, 'Écrivez pourquoi le patient ne peut exprimer sa volonté : vingt caractères au moins.')
    .max(2000, 'Deux mille caractères au plus.'),
});

export const incapacityOpeningSchema = z.object({
  ...{ id: z.uuid(), patientId: z.uuid(), person: z.string(), reason: z.string(), openedAt: z.iso.datetime() },
  ...{ endsAt: z.iso.datetime(), closed: z.boolean(), notice: z.enum(['mailed', 'to-hand-over', 'handed-over']) },
  noticeAt: z.iso.datetime().nullable(),
  review: z
    .object({ at: z.iso.datetime(), by: z.string(), verdict: z.enum(['justified', 'not-justified']) })
    .nullable(),
});
export type IncapacityOpening = z.infer<typeof incapacityOpeningSchema>;

export const reviewSchema = z.object({ verdict: z.enum(['justified', 'not-justified']) });
