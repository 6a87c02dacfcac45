import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { type HttpServer, refuseForeignOrigin, reveal } from '../../platform/http/server.ts';
import { typeOf } from '../../platform/mail/content-type.ts';
import { cleanFileName } from '../../platform/mail/file-name.ts';
import { invalid, notFound } from '../../platform/refusal.ts';
import { visibleDesk } from '../desks/index.ts';
import { keepFile } from './commands/keep-file.ts';
import { tables } from './tables.ts';

/** Uploading a file before it hangs on a message, and taking one away safely. */
export function addFileRoutes(server: HttpServer, database: Database): void {
  server.post<{ Params: { desk: string } }>(
    '/api/desks/:desk/files',
    { schema: { hide: true }, preHandler: refuseForeignOrigin },
    async (request, reply) => {
      const upload = await request.file();
      if (!upload) throw invalid('file.missing', 'Choose a file first.');
      const content = await upload.toBuffer();
      const id = await database.as(credentialOf(request), async (ctx) => {
        const desk = await visibleDesk(ctx, request.params.desk);
        const file = {
          name: cleanFileName(upload.filename),
          type: typeOf(content, upload.mimetype),
          content,
        };
        return keepFile(ctx, { deskId: desk.id, entryId: null }, file);
      });
      return reply.code(201).send({ id });
    },
  );
  server.get<{ Params: { desk: string; file: string } }>(
    '/api/desks/:desk/files/:file',
    { schema: { hide: true } },
    async (request, reply) => {
      const file = await database.as(credentialOf(request), (ctx) => fileOf(ctx, request.params));
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'private, no-store')
        .send(file.content);
    },
  );
}

async function fileOf(
  ctx: Context,
  named: { desk: string; file: string },
): Promise<{ name: string; content: Buffer }> {
  const desk = await visibleDesk(ctx, named.desk);
  const db = tables(ctx);
  const file = await db
    .selectFrom('files as f')
    .leftJoin('entries as e', (join) =>
      join.onRef('e.deskId', '=', 'f.deskId').onRef('e.id', '=', 'f.entryId'),
    )
    .select(['f.name', 'e.caseId'])
    .where('f.deskId', '=', desk.id)
    .where('f.id', '=', named.file)
    .executeTakeFirst();
  if (!file) throw notFound('file.not-found', 'There is no such file here.');
  const chunks = await db
    .selectFrom('fileChunks')
    .select('bytes')
    .where('deskId', '=', desk.id)
    .where('fileId', '=', named.file)
    .orderBy('place')
    .execute();
  if (file.caseId) await reveal(ctx, [{ deskId: desk.id, caseId: file.caseId, as: 'opened' }]);
  return { name: file.name, content: Buffer.concat(chunks.map((chunk) => chunk.bytes)) };
}
