import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { oncePerKey } from '../../platform/http/idempotency.ts';
import { sendBytes } from '../../platform/http/send-bytes.ts';
import { checkRequest, type HttpServer, refuseForeignOrigin } from '../../platform/http/server.ts';
import { digestOf, uploadOf } from '../../platform/http/upload.ts';
import { addFile, fileableTask } from './commands/add-file.ts';
import { taskFile } from './queries/task-file.ts';

/** Whoever is asked adds a file to what they were asked, and takes what was passed on, with an account as on the page of its link. */
export function addTaskFileRoutes(plain: HttpServer, database: Database): void {
  const server = plain.withTypeProvider<ZodTypeProvider>();
  server.post(
    '/api/tasks/:task/files',
    { schema: adding, preHandler: refuseForeignOrigin },
    async (request, reply) => {
      const credential = credentialOf(request);
      const { task } = request.params;
      // Before the file is read: nobody but who may add one makes us hold 25 MB of it.
      await database.as(credential, async (ctx) => {
        checkRequest(ctx, request, { scope: 'write' });
        await fileableTask(ctx, task);
      });
      const file = await uploadOf(request);
      const kept = await database.as(credential, (ctx) =>
        oncePerKey(ctx, { request, content: () => digestOf(file) }, () => addFile(ctx, { task, file })),
      );
      return reply.code(201).send(kept);
    },
  );
  server.get('/api/tasks/:task/files/:file', { schema: taking }, async (request, reply) => {
    const file = await database.as(credentialOf(request), async (ctx) => {
      checkRequest(ctx, request, { scope: 'read' });
      return taskFile(ctx, request.params);
    });
    return sendBytes(reply, { ...file, type: 'application/octet-stream' });
  });
}

const adding = {
  summary: 'Add a file to what my company was asked: the one file of a multipart form',
  security: shownBy('write'),
  consumes: ['multipart/form-data'],
  params: z.strictObject({ task: z.uuid() }),
  querystring: z.strictObject({}),
  response: { 201: z.object({ id: z.uuid() }) },
};

const taking = {
  summary: 'A file that was sent on a task or passed on with it, to be saved and never shown in place',
  security: shownBy('read'),
  produces: ['application/octet-stream'],
  params: z.strictObject({ task: z.uuid(), file: z.string() }),
  querystring: z.strictObject({}),
  response: { 200: z.unknown().describe('The bytes of the file') },
};
