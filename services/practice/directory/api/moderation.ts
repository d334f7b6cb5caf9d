import { z } from 'zod';

const caseKindSchema = z.enum(['discrimination', 'refusal-of-care', 'illegal-content', 'infringement', 'unsuitable']);
export type CaseKind = z.output<typeof caseKindSchema>;

/** POST /api/directory/notices: anybody tells (MAI-282, MAI-285). `slug` or `appointment` says where, else `place`. */
export const noticeSchema = z.object({
  kind: caseKindSchema,
  slug: z.string().max(200).nullable().default(null),
  place: z.string().trim().max(500).default(''),
  reason: z.string().trim().min(10, 'Dites ce que vous avez vu ou vécu, en quelques mots.').max(4000),
  name: z.string().trim().min(1, 'Donnez votre nom.').max(120),
  email: z.email('Cette adresse n’en est pas une : l’accusé de réception n’y arriverait pas.'),
});
export type Notice = z.output<typeof noticeSchema>;
export const noticeAnswer = z.object({ number: z.string() });

const deletableSchema = z.enum(['presentation', 'tariffs', 'photo', 'logo']);
export type Deletable = z.output<typeof deletableSchema>;

/** What may be suspended: the document reported, or the whole public page (MAI-286). */
const suspendableSchema = z.enum(['document', 'page']);

const decisionSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['deleted', 'kept', 'termination', 'suspended', 'withdrawn']),
  field: z.enum([...deletableSchema.options, ...suspendableSchema.options]).nullable(),
  ground: z.string(),
  former: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  liftedBy: z.string().nullable(),
  liftedAt: z.string().nullable(),
  secondBy: z.string().nullable(),
  secondAt: z.string().nullable(),
  contest: z.string().nullable(),
  contestedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  outcomeAt: z.string().nullable(),
});

const caseLine = {
  number: z.string(),
  kind: caseKindSchema,
  origin: z.enum(['profile', 'appointment', 'notice', 'document']),
  place: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  ageHours: z.int(),
};

/** GET /api/directory/cases: what waits, oldest first, then what was decided. */
export const casesAnswer = z.array(z.object(caseLine));
export type CaseLine = z.output<typeof casesAnswer>[number];

/** GET /api/directory/cases/:number */
export const caseSchema = z.object({
  ...caseLine,
  reason: z.string(),
  contact: z.string(),
  /** What stands in the public fields now; null where nothing is public. */
  present: z
    .object({
      ...{ name: z.string(), presentation: z.string(), tariffs: z.array(z.string()) },
      ...{ photoId: z.uuid().nullable(), logoId: z.uuid().nullable() },
    })
    .nullable(),
  /** The document reported; null where none was, or once it is erased. */
  document: z.object({ title: z.string(), state: z.enum(['published', 'held', 'withdrawn', 'suspended']) }).nullable(),
  decisions: z.array(decisionSchema),
});
export type CaseView = z.output<typeof caseSchema>;

export const caseParams = z.object({ number: z.string().regex(/^S-\d{1,12}$/) });

/** POST /api/directory/cases/:number/decisions */
export const newDecisionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deleted'), field: deletableSchema, ground: groundSchema() }),
  z.object({ kind: z.literal('suspended'), field: suspendableSchema, ground: groundSchema() }),
  z.object({ kind: z.literal('withdrawn'), field: z.literal('document'), ground: groundSchema() }),
  z.object({ kind: z.literal('kept'), ground: groundSchema() }),
  z.object({ kind: z.literal('termination'), ground: groundSchema() }),
]);
export type NewDecision = z.output<typeof newDecisionSchema>;

/** GET /api/directory/profiles/:professionalId/decisions: what was decided about somebody, for them to contest. */
export const decisionsAbout = z.object({
  decisions: z.array(
    decisionSchema
      .pick({ id: true, kind: true, field: true, ground: true, decidedAt: true, liftedAt: true })
      .extend({ number: z.string(), contestedAt: z.string().nullable(), outcome: z.string().nullable() }),
  ),
});
export type DecisionsAbout = z.output<typeof decisionsAbout>;

/** POST /api/directory/decisions/:decisionId/contest, by the professional; …/outcome, by the operator. */
export const contestSchema = z.object({ text: z.string().trim().min(5, 'Dites pourquoi.').max(4000) });

function groundSchema() {
  return z.string().trim().min(5, 'Donnez le motif de la décision : le praticien le lira.').max(1000);
}
