import { z } from 'zod';
import { Gone, NotFound } from '#platform/kernel/errors.ts';
import { serveDocument } from '#platform/documents/serving.ts';
import { route, type Route } from '#platform/http/route.ts';
import { withinPractice } from '#services/practice/professionals/module.ts';
import { IMAGES, profileValuesSchema, profileViewSchema, shownSchema } from '../api/profile.ts';
import type { DirectoryNeeds } from '../needs.ts';
import { changeImage, changeProfile, publishProfile, viewProfile, withdrawProfile } from '../profile/editing.ts';
import { IMAGE_BYTES, receiveImage } from '../profile/image-upload.ts';

const WRITE = { permission: 'directory.profile.write', scope: 'professional' } as const;
const params = z.object({ professionalId: z.uuid() });
const PROFILE = '/api/directory/profiles/:professionalId';

/** The public profile as its professional writes it, and its photo as anybody sees it. */
export function profileRoutes(needs: DirectoryNeeds): readonly Route[] {
  return [
    route({
      ...{ method: 'GET', path: PROFILE, summary: 'Shows the public fields and the licence', access: WRITE, params },
      answer: profileViewSchema,
      handle: (call) =>
        withinPractice(call, needs, (context) => viewProfile(needs, context, call.params.professionalId)),
    }),
    route({
      ...{ method: 'PUT', path: PROFILE, summary: 'Writes the public fields', access: WRITE, params },
      ...{ body: profileValuesSchema, answer: profileViewSchema },
      handle: (call) =>
        withinPractice(call, needs, async (context) => {
          await changeProfile(needs, context, call.params.professionalId, call.body);
          return viewProfile(needs, context, call.params.professionalId);
        }),
    }),
    route({
      ...{ method: 'POST', path: `${PROFILE}/licence`, summary: 'Publishes these parts', access: WRITE, params },
      ...{ body: z.object({ shows: z.array(shownSchema).max(10) }), answer: null },
      handle: (call) =>
        withinPractice(call, needs, (context) =>
          publishProfile(needs, context, call.params.professionalId, call.body.shows),
        ),
    }),
    route({
      ...{ method: 'DELETE', path: `${PROFILE}/licence`, summary: 'Takes the profile down', access: WRITE, params },
      answer: null,
      handle: (call) =>
        withinPractice(call, needs, (context) => withdrawProfile(needs, context, call.params.professionalId)),
    }),
    ...IMAGES.flatMap((image) => [
      route({
        ...{ method: 'POST', path: `${PROFILE}/${image}`, access: WRITE, params, answer: null },
        summary: `Puts a ${image}, once its sender stated their rights to it`,
        upload: { maxFileBytes: IMAGE_BYTES, maxFiles: 1 },
        handle: (call) =>
          withinPractice(call, needs, async (context) => {
            const received = await receiveImage(call, needs.documents);
            await changeImage(needs, context, call.params.professionalId, image, received);
          }),
      }),
      route({
        ...{ method: 'DELETE', path: `${PROFILE}/${image}`, summary: `Takes the ${image} away`, access: WRITE },
        ...{ params, answer: null },
        handle: (call) =>
          withinPractice(call, needs, (context) =>
            changeImage(needs, context, call.params.professionalId, image, null),
          ),
      }),
    ]),
    route({
      ...{
        method: 'GET',
        path: '/api/directory/photos/:photoId',
        summary: 'A published photo or mark',
        access: 'public',
      },
      ...{ params: z.object({ photoId: z.uuid() }), answer: 'stream' },
      handle: async (call) => {
        const { commons } = needs.databases;
        const photo = await commons
          .selectFrom('directory.photos')
          .selectAll()
          .where('id', '=', call.params.photoId)
          .executeTakeFirst();
        if (photo === undefined) throw new NotFound('directory.photo-not-found', 'Cette image n’existe pas.');
        if (photo.removed_at !== null) throw new Gone('directory.photo-gone', 'Cette image a été retirée.');
        const { organization_id: organizationId } = photo;
        const owner = { organizationId, database: await needs.databases.organization(organizationId) };
        call.reply.header('cache-control', 'no-cache');
        return serveDocument(call, await needs.documents.open(owner, photo.id), { inline: true });
      },
    }),
  ];
}
