import { z } from 'zod';
import { patientDocumentSchema } from './beside.ts';

/** The ground a sharing stands on (CSP L. 1110-4): the same care team, or the patient's consent. */
const GROUNDS = ['care-team', 'consent'] as const;

/** A choice, never a default: nothing is shared that was not named (MAI-267, MAI-269). */
export const newSharingSchema = z.object({
  addresseeId: z.uuid('Choisissez à qui.'),
  ground: z.enum(GROUNDS, 'Dites sur quel fondement : même équipe de soins, ou consentement du patient.'),
  consentId: z.uuid().nullable().default(null),
  patientInformed: z.literal(true, 'Le patient doit être informé de ce partage avant qu’il ait lieu.'),
  task: z.string().trim().min(1, 'Dites pour quelle tâche.').max(300, 'Trois cents caractères au plus.'),
  items: z.object({
    ...{ identity: z.boolean().default(false), contact: z.boolean().default(false) },
    documents: z.array(z.uuid()).max(100).default([]),
  }),
});
export type NewSharing = z.output<typeof newSharingSchema>;

/** A sharing, as the practice that made it sees it. */
export const sharingSchema = z.object({
  ...{ id: z.uuid(), addressee: z.string(), ground: z.enum(GROUNDS), task: z.string(), sharedAt: z.iso.datetime() },
  ...{ sharedBy: z.string(), endedAt: z.iso.datetime().nullable() },
  items: z.object({ identity: z.boolean(), contact: z.boolean(), documents: z.array(z.uuid()) }),
});
export type Sharing = z.infer<typeof sharingSchema>;

/** What the addressee is shown: the chosen items and nothing else. */
export const receivedSharingSchema = z.object({
  ...{ id: z.uuid(), task: z.string(), sharedAt: z.iso.datetime(), sharedBy: z.string() },
  identity: z
    .object({
      ...{ name: z.string(), birthName: z.string(), birthDate: z.string().nullable(), sex: z.string().nullable() },
    })
    .nullable(),
  contact: z.object({ phone: z.string().nullable(), email: z.string().nullable() }).nullable(),
  documents: z.array(patientDocumentSchema.pick({ id: true, name: true, kind: true, bytes: true })),
});
export type ReceivedSharing = z.infer<typeof receivedSharingSchema>;

export const careTeamSchema = z.object({
  team: z.array(z.object({ id: z.uuid(), professionalId: z.uuid(), name: z.string(), recognisedAt: z.iso.datetime() })),
});
