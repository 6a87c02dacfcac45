import type { FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { oncePerKey } from '../../platform/http/idempotency.ts';
import { checkRequest, type HttpServer, refuseForeignOrigin } from '../../platform/http/server.ts';
import { digestOf, uploadOf } from '../../platform/http/upload.ts';
import { reveal } from '../../platform/reveal.ts';
import { recordAgreementOpened } from '../custody/index.ts';
import { visibleDesk } from '../desks/index.ts';
import { keepFile } from './commands/keep-file.ts';
import { bytesOf, noSuchFile } from './queries/bytes-of.ts';
import { tables } from './tables.ts';

/** Uploading a file before it hangs on a message, and taking one away safely. */
export function addFileRoutes(plain: HttpServer, database: Database): void {
  const server = plain.withTypeProvider<ZodTypeProvider>();
  server.post(
    '/api/desks/:desk/files',
    { schema: uploading, preHandler: refuseForeignOrigin },
    async (request, reply) => {
      const credential = credentialOf(request);
      // Before the file is read: nobody but who may keep one makes us hold 25 MB of it.
      await database.as(credential, (ctx) => deskToKeepIn(ctx, request));
      const file = await uploadOf(request);
      const kept = await database.as(credential, async (ctx) => {
        const deskId = await deskToKeepIn(ctx, request);
        return oncePerKey(ctx, { request, content: () => digestOf(file) }, async () => ({
          id: await keepFile(ctx, { deskId, entryId: null }, file),
        }));
      });
      return reply.code(201).send(kept);
    },
  );
  server.get('/api/desks/:desk/files/:file', { schema: taking }, async (request, reply) => {
    const file = await database.as(credentialOf(request), (ctx) => fileOf(ctx, request));
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(file.content);
  });
}

const uploading = {
  summary: 'Keep a file to send with a message: the one file of a multipart form',
  security: shownBy('write'),
  consumes: ['multipart/form-data'],
  params: z.strictObject({ desk: z.string() }),
  querystring: z.strictObject({}),
  response: { 201: z.object({ id: z.uuid() }) },
};

const taking = {
  summary: 'A file as it was sent, to be saved and never shown in place',
  security: shownBy('read'),
  produces: ['application/octet-stream'],
  params: z.strictObject({ desk: z.string(), file: z.string() }),
  querystring: z.strictObject({}),
  response: { 200: z.unknown().describe('The bytes of the file') },
};

type Asked<Params> = FastifyRequest & { params: Params };

async function deskToKeepIn(ctx: Context, request: Asked<{ desk: string }>): Promise<string> {
  checkRequest(ctx, request, { scope: 'write' });
  const desk = await visibleDesk(ctx, request.params.desk);
  return desk.id;
}

async function fileOf(
  ctx: Context,
  request: Asked<{ desk: string; file: string }>,
): Promise<{ name: string; content: Buffer }> {
  checkRequest(ctx, request, { scope: 'read' });
  const { params: named } = request;
  const desk = await visibleDesk(ctx, named.desk);
  if (!z.uuid().safeParse(named.file).success) throw noSuchFile();
  const file = await tables(ctx)
    .selectFrom('files as f')
    .leftJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'f.deskId').onRef('e.id', '=', 'f.entryId'),
    )
    .leftJoin('agreements as a', (join) => join.onRef('a.deskId', '=', 'f.deskId').onRef('a.id', '=', 'f.id'))
    .select(['f.name', 'e.caseId', 'a.organizationId as agreedWith'])
    .where('f.deskId', '=', desk.id)
    .where('f.id', '=', named.file)
    .executeTakeFirst();
  if (!file) throw noSuchFile();
  const content = await bytesOf(ctx, { deskId: desk.id, fileId: named.file });
  if (file.caseId) await reveal(ctx, [{ deskId: desk.id, caseId: file.caseId, as: 'opened' }]);
  if (file.agreedWith) await recordAgreementOpened(ctx, { deskId: desk.id, agreedWith: file.agreedWith });
  return { name: file.name, content };
}
