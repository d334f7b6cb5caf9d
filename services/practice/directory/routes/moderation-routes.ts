import { z } from 'zod';
import { serveDocument } from '#platform/documents/serving.ts';
import { route, type Route } from '#platform/http/route.ts';
import { withinPractice } from '#services/practice/professionals/module.ts';
import {
  caseParams,
  caseSchema,
  casesAnswer,
  contestSchema,
  decisionsAbout,
  newDecisionSchema,
  noticeAnswer,
  noticeSchema,
} from '../api/moderation.ts';
import { answerContest, contestDecision } from '../moderation/contesting.ts';
import { countersign, decide, liftSuspension } from '../moderation/deciding.ts';
import { openCase } from '../moderation/opening.ts';
import { decisionsOn, listCases, readCase, reportedDocument } from '../moderation/reading.ts';
import { exportRegister } from '../moderation/register.ts';
import type { DirectoryNeeds } from '../needs.ts';

const MODERATE = { permission: 'directory.moderate' } as const;
const decisionParams = z.object({ decisionId: z.uuid() });

/** Reports from anybody, decisions of whoever runs Cabinet, contests of the professional concerned. */
export function moderationRoutes(needs: DirectoryNeeds): readonly Route[] {
  return [
    route({
      ...{
        method: 'POST',
        path: '/api/directory/notices',
        summary: 'Reports a mention or a content',
        access: 'public',
      },
      ...{ body: noticeSchema, answer: noticeAnswer, perMinute: 10 },
      handle: async (call) => ({ number: await openCase(needs, call.act, call.body) }),
    }),
    route({
      ...{ method: 'GET', path: '/api/directory/cases', summary: 'Lists what waits and what was decided' },
      ...{ access: MODERATE, answer: casesAnswer },
      handle: (call) => withinPractice(call, needs, ({ now }) => listCases(needs.databases.commons, now)),
    }),
    route({
      ...{ method: 'GET', path: '/api/directory/cases/register', summary: 'The register of notices, as CSV' },
      ...{ access: MODERATE, answer: 'stream' },
      handle: (call) =>
        withinPractice(call, needs, async ({ now }) => {
          const csv = await exportRegister(needs, now);
          call.reply.headers({ 'content-disposition': 'attachment; filename="registre-des-signalements.csv"' });
          return call.reply.type('text/csv; charset=utf-8').send(csv);
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/directory/cases/:number', summary: 'Shows a case', access: MODERATE },
      ...{ params: caseParams, answer: caseSchema },
      handle: (call) => withinPractice(call, needs, ({ now }) => readCase(needs, numberOf(call.params.number), now)),
    }),
    route({
      ...{ method: 'GET', path: '/api/directory/cases/:number/document', summary: 'The document of a case' },
      ...{ access: MODERATE, params: caseParams, answer: 'stream' },
      handle: async (call) => {
        const { contentId, ...owner } = await reportedDocument(needs, numberOf(call.params.number));
        return serveDocument(call, await needs.documents.open(owner, contentId), { inline: true });
      },
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/cases/:number/decisions', summary: 'Decides a case' },
      ...{ access: MODERATE, params: caseParams, body: newDecisionSchema, answer: caseSchema },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          const number = numberOf(call.params.number);
          await decide(needs, context, number, call.body);
          return readCase(needs, number, context.now);
        }),
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/decisions/:decisionId/second-signature', access: MODERATE },
      ...{ summary: 'Signs a termination second', params: decisionParams, answer: null },
      handle: (call) => withinPractice(call, needs, (context) => countersign(needs, context, call.params.decisionId)),
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/decisions/:decisionId/end', access: MODERATE },
      ...{ summary: 'Ends a suspension', params: decisionParams, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => liftSuspension(needs, context, call.params.decisionId)),
    }),
    route({
      ...{ method: 'GET', path: '/api/directory/profiles/:professionalId/decisions', answer: decisionsAbout },
      ...{ summary: 'What was decided about a professional', params: z.object({ professionalId: z.uuid() }) },
      access: { permission: 'directory.profile.write', scope: 'professional' },
      handle: (call) =>
        withinPractice(call, needs, (context) => decisionsOn(needs, context, call.params.professionalId)),
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/decisions/:decisionId/outcome', access: MODERATE },
      ...{ summary: 'Answers a contest', params: decisionParams, body: contestSchema, answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => answerContest(needs, context, call.params.decisionId, call.body.text)),
    }),
    route({
      ...{ method: 'POST', path: '/api/directory/decisions/:decisionId/contest' },
      ...{ summary: 'Contests a decision', params: decisionParams, body: contestSchema, answer: null },
      access: { permission: 'directory.profile.write', scope: 'professional' },
      handle: (call) =>
        withinPractice(call, needs, (context) =>
          contestDecision(needs, context, call.params.decisionId, call.body.text),
        ),
    }),
  ];
}

function numberOf(shown: string): number {
  return Number(shown.slice('S-'.length));
}
