import { z } from 'zod';
import { serveDocument } from '#platform/documents/serving.ts';
import { route, type Route } from '#platform/http/route.ts';
import { ENTERING, withinPractice } from '#services/practice/professionals/module.ts';
import {
  changeAnswer,
  identitySchema,
  newStatusSchema,
  ownIdentitySchema,
  reviewDecisionSchema,
  reviewSchema,
} from '../api/identity.ts';
import { answerReview, proofOf } from '../national/answering.ts';
import { askIdentity, declareStatus, ownIdentity } from '../national/asking.ts';
import { listIdentities, validateIdentity } from '../national/identities.ts';
import { PROOF_BYTES, receiveIdentity } from '../national/proof-upload.ts';
import { listReviews } from '../national/reviews.ts';
import type { DirectoryNeeds } from '../needs.ts';

const MODERATE = { permission: 'directory.moderate' } as const;
const professional = z.object({ professionalId: z.uuid() });
const review = z.object({ reviewId: z.uuid() });
const REVIEWS = '/api/directory/identity-reviews';
const OWN = '/api/directory/own-identities/:professionalId';

/** Whether professionals are who they say, by the national directory; what they ask to change of it. */
export function identityRoutes(needs: DirectoryNeeds): readonly Route[] {
  const { commons } = needs.databases;
  return [
    route({
      ...{ method: 'GET', path: '/api/directory/identities', access: MODERATE, answer: z.array(identitySchema) },
      summary: 'Compares professionals with the national directory',
      handle: (call) => withinPractice(call, needs, () => listIdentities(commons)),
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/identities/:professionalId/validation', access: MODERATE },
      ...{ summary: 'Validates an identity', params: professional, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => validateIdentity(commons, context, call.params.professionalId)),
    }),
    route({
      ...{ method: 'GET', path: REVIEWS, access: MODERATE, answer: z.array(reviewSchema) },
      summary: 'Differences found, changes asked and statuses declared, open ones first',
      handle: (call) => withinPractice(call, needs, () => listReviews(commons)),
    }),
    route({
      ...{ method: 'GET', path: `${REVIEWS}/:reviewId/proof`, access: MODERATE, params: review, answer: 'stream' },
      summary: 'The proof of a change',
      handle: (call) =>
        withinPractice(call, needs, async (context) =>
          serveDocument(call, await proofOf(needs, context, call.params.reviewId), { inline: true }),
        ),
    }),
    route({
      ...{ method: 'POST', path: `${REVIEWS}/:reviewId/decision`, access: MODERATE, params: review },
      ...{ summary: 'Answers a review, with its ground', body: reviewDecisionSchema, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => answerReview(needs, context, call.params.reviewId, call.body)),
    }),
    route({
      ...{ method: 'GET', path: OWN, access: ENTERING, params: professional, answer: ownIdentitySchema },
      summary: 'Who a professional is, whether it is verified, and what was asked about it',
      handle: (call) =>
        withinPractice(call, needs, (context) => ownIdentity(needs, context, call.params.professionalId)),
    }),
    route({
      ...{ method: 'POST', path: `${OWN}/change`, access: ENTERING, params: professional, answer: changeAnswer },
      summary: 'Changes who a professional is, or asks for it with a proof once it is verified',
      upload: { maxFileBytes: PROOF_BYTES, maxFiles: 1 },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          const { professionalId } = call.params;
          await ownIdentity(needs, context, professionalId);
          const given = await receiveIdentity(call, needs.documents);
          return { state: await askIdentity(needs, context, professionalId, given) };
        }),
    }),
    route({
      ...{ method: 'POST', path: `${OWN}/status`, access: ENTERING, params: professional, answer: null },
      ...{ summary: 'Declares a change of professional status', body: newStatusSchema },
      handle: (call) =>
        withinPractice(call, needs, (context) => declareStatus(needs, context, call.params.professionalId, call.body)),
    }),
  ];
}
