import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { oncePerKey } from '../../platform/http/idempotency.ts';
import { checkRequest, type HttpServer, refuseForeignOrigin } from '../../platform/http/server.ts';
import { digestOf, uploadOf } from '../../platform/http/upload.ts';
import { addFile, fileableTask } from './commands/add-file.ts';

/** Whoever is asked adds a file to what they were asked, with an account as on the page of its link. */
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
}

const adding = {
  summary: 'Add a file to what my company was asked: the one file of a multipart form',
  security: shownBy('write'),
  consumes: ['multipart/form-data'],
  params: z.strictObject({ task: z.uuid() }),
  querystring: z.strictObject({}),
  response: { 201: z.object({ id: z.uuid() }) },
};
