import { z } from 'zod';
import { route, type Route } from '#platform/http/route.ts';
import { withinPractice } from '#services/practice/professionals/module.ts';
import { identitySchema, listIdentities, validateIdentity } from '../national/identities.ts';
import type { DirectoryNeeds } from '../needs.ts';

const MODERATE = { permission: 'directory.moderate' } as const;

/** Whether professionals are who they say, by the national directory. */
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
      ...{ summary: 'Validates an identity', params: z.object({ professionalId: z.uuid() }), answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) => validateIdentity(commons, context, call.params.professionalId)),
    }),
  ];
}
