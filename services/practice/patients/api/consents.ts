import { z } from 'zod';

export const CONSENT_SUBJECTS = ['care', 'sharing', 'reminders', 'teleconsultation', 'research', 'ai-notes'] as const;
export const CONSENT_KINDS = ['information', 'consent', 'refusal'] as const;
export const CONSENT_MANNERS = ['oral', 'written', 'online'] as const;

/** A line of the register of information and consents (MAI-274). */
export const consentSchema = z.object({
  ...{ id: z.uuid(), subject: z.enum(CONSENT_SUBJECTS), purpose: z.string(), kind: z.enum(CONSENT_KINDS) },
  ...{ manner: z.enum(CONSENT_MANNERS), givenOn: z.iso.date(), recordedAt: z.iso.datetime(), recordedBy: z.string() },
  ...{ withdrawnOn: z.iso.date().nullable(), withdrawnBy: z.string().nullable() },
});
export type Consent = z.infer<typeof consentSchema>;

export const newConsentSchema = z.object({
  ...{ subject: z.enum(CONSENT_SUBJECTS), kind: z.enum(CONSENT_KINDS), manner: z.enum(CONSENT_MANNERS) },
  purpose: z.string().trim().min(1, 'Dites à quelle fin.').max(300, 'Trois cents caractères au plus.'),
  givenOn: z.iso.date('Cette date n’existe pas.'),
});
export type NewConsent = z.output<typeof newConsentSchema>;
export const withdrawalSchema = z.object({ withdrawnOn: z.iso.date('Cette date n’existe pas.') });
