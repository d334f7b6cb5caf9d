import { z } from 'zod';
import { route, type Call, type Route } from '#platform/http/route.ts';
import type { Session } from '#platform/http/session.ts';
import { patientAccounts } from '../accounts/patient-accounts.ts';
import { openingLineSchema } from '../api/access.ts';
import { ownBanSchema, ownFileSchema } from '../api/own-account.ts';
import type { PatientsNeeds } from '../needs.ts';

const OWN = '/api/patients/own';
const fileParams = z.object({ fileId: z.uuid() });
const bansAnswer = z.object({ bans: z.array(ownBanSchema) });

/** What a patient asks and decides in their own account: files, bans, who opened what. */
export function ownAccountRoutes(needs: PatientsNeeds): readonly Route[] {
  const accounts = patientAccounts(needs);
  return [
    route({
      ...{ method: 'GET', path: `${OWN}/files`, summary: 'Files joined to my account' },
      ...{ access: 'account', answer: z.object({ files: z.array(ownFileSchema) }) },
      handle: async (call) => ({ files: [...(await accounts.filesOf(actOf(call).accountId))] }),
    }),
    route({
      ...{ method: 'GET', path: `${OWN}/files/:fileId/openings`, summary: 'Who opened one of my files' },
      ...{ access: 'account', params: fileParams, answer: z.object({ openings: z.array(openingLineSchema) }) },
      handle: async (call) => ({
        openings: [...(await accounts.openingsOf(actOf(call).accountId, call.params.fileId))],
      }),
    }),
    route({
      ...{ method: 'GET', path: `${OWN}/bans`, summary: 'My bans' },
      ...{ access: 'account', answer: bansAnswer },
      handle: async (call) => ({ bans: [...(await accounts.bansOf(actOf(call).accountId))] }),
    }),
    route({
      ...{ method: 'POST', path: `${OWN}/files/:fileId/bans`, summary: 'Bans one professional, or everyone' },
      ...{ access: 'account', params: fileParams, answer: bansAnswer },
      body: z.object({ professionalId: z.uuid().nullable() }),
      handle: async (call) => {
        const by = actOf(call);
        await accounts.setBan(by, call.params.fileId, call.body.professionalId);
        return { bans: [...(await accounts.bansOf(by.accountId))] };
      },
    }),
    route({
      ...{ method: 'POST', path: `${OWN}/bans/:banId/lift`, summary: 'Lifts one of my bans' },
      ...{ access: 'account', params: z.object({ banId: z.uuid() }), answer: bansAnswer },
      handle: async (call) => {
        const by = actOf(call);
        await accounts.liftBan(by, call.params.banId);
        return { bans: [...(await accounts.bansOf(by.accountId))] };
      },
    }),
  ];
}

/** The account is who is signed in: nobody names another. */
function actOf({ session, act }: Call & { readonly session: Session }) {
  return { accountId: String(session.actor.id), act };
}
