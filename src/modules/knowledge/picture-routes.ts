import type { FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialInAddress, credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { oncePerKey } from '../../platform/http/idempotency.ts';
import { sendMedia } from '../../platform/http/send-media.ts';
import { checkRequest, type HttpServer, refuseForeignOrigin } from '../../platform/http/server.ts';
import { digestOf, uploadOf } from '../../platform/http/upload.ts';
import { permit } from '../../platform/refusal.ts';
import { visibleDesk } from '../desks/index.ts';
import { keepPicture, preparedPicture, refuseTooManyPictures } from './commands/keep-picture.ts';
import { pictureBytes } from './picture-bytes.ts';
import { mayWriteArticles } from './policy.ts';
import { chunksOfPicture, visiblePicture } from './queries/picture.ts';

/** Keeping a picture or video before an article shows it, and seeing it. */
export function addArticlePictureRoutes(plain: HttpServer, database: Database): void {
  const server = plain.withTypeProvider<ZodTypeProvider>();
  server.post(
    '/api/desks/:desk/pictures',
    { schema: keeping, preHandler: refuseForeignOrigin },
    async (request, reply) => {
      const credential = credentialOf(request);
      // Before it is read: nobody but who may keep one makes us hold 25 MB of it.
      await database.as(credential, async (ctx) =>
        refuseTooManyPictures(ctx, await deskToKeepIn(ctx, request)),
      );
      const upload = await uploadOf(request);
      const picture = await preparedPicture(upload.content);
      const kept = await database.as(credential, async (ctx) => {
        const deskId = await deskToKeepIn(ctx, request);
        return oncePerKey(ctx, { request, content: () => digestOf(upload) }, async () => ({
          id: await keepPicture(ctx, { deskId, picture }),
        }));
      });
      return reply.code(201).send(kept);
    },
  );
  server.get('/api/desks/:desk/pictures/:picture', { schema: seeing }, async (request, reply) => {
    const credential = credentialInAddress(request);
    const { deskId, picture } = await database.as(credential, async (ctx) => {
      checkRequest(ctx, request, { scope: 'read' });
      const { id: deskId } = await visibleDesk(ctx, request.params.desk);
      return { deskId, picture: await visiblePicture(ctx, deskId, request.params.picture) };
    });
    const { id, type, size, sha256 } = picture;
    const read = (first: number, last: number) =>
      database.as(credential, (ctx) => chunksOfPicture(ctx, { deskId, id, first, last }));
    return sendMedia(request, reply, {
      ...{ type, size, tag: sha256.toString('hex'), kept: 'private, no-cache' },
      bytes: (from, to) => pictureBytes(read, { from, to }),
    });
  });
}

const keeping = {
  summary:
    'Keep a picture of at most 5 MB, or a video of at most 60 seconds and 25 MB, to show in an article: the one file of a multipart form',
  security: shownBy('write'),
  consumes: ['multipart/form-data'],
  params: z.strictObject({ desk: z.string() }),
  querystring: z.strictObject({}),
  response: { 201: z.object({ id: z.uuid() }) },
};

const seeing = {
  summary: 'A picture or video of an article, or the part of it that is asked for',
  security: shownBy('read'),
  produces: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'video/mp4', 'video/webm'],
  params: z.strictObject({ desk: z.string(), picture: z.string() }),
  querystring: z.strictObject({ organization: z.uuid().optional() }),
  response: {
    200: z.unknown().describe('The bytes of the picture'),
    206: z.unknown().describe('Those that were asked for'),
    304: z.unknown().describe('They are the same'),
    416: z.unknown().describe('There are none such'),
  },
};

async function deskToKeepIn(
  ctx: Context,
  request: FastifyRequest & { params: { desk: string } },
): Promise<string> {
  checkRequest(ctx, request, { scope: 'write' });
  const { id } = await visibleDesk(ctx, request.params.desk);
  permit(mayWriteArticles(ctx.actor, id));
  return id;
}
