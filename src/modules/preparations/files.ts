import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { oncePerKey } from '../../platform/http/idempotency.ts';
import { checkRequest, type HttpServer, refuseForeignOrigin } from '../../platform/http/server.ts';
import { digestOf, uploadOf } from '../../platform/http/upload.ts';
import { permit } from '../../platform/refusal.ts';
import { keepAgreementFile } from './commands/keep-agreement-file.ts';

/** Uploading what was agreed with a client, before the desk is there. */
export function addPreparationFileRoute(server: HttpServer, database: Database): void {
  server.post(
    '/api/preparations/files',
    { schema: keeping, preHandler: refuseForeignOrigin },
    async (request, reply) => {
      const credential = credentialOf(request);
      // Before the file is read: nobody but who may keep one makes us hold 25 MB of it.
      await database.as(credential, async (ctx) => {
        checkRequest(ctx, request, { scope: 'desks' });
        permit(await mayPrepare(ctx));
      });
      const file = await uploadOf(request);
      const kept = await database.as(credential, (ctx) =>
        oncePerKey(ctx, { request, content: () => digestOf(file) }, () => keepAgreementFile(ctx, file)),
      );
      return reply.code(201).send(kept);
    },
  );
}

async function mayPrepare(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app.i_administer() as may`.execute(ctx.db);
  return rows[0]?.may ?? false;
}

const keeping = {
  summary: 'Keep an agreement of at most 10 MB to prepare a desk with: the one file of a multipart form',
  security: shownBy('desks'),
  consumes: ['multipart/form-data'],
  params: z.strictObject({}),
  querystring: z.strictObject({}),
  response: { 201: z.object({ id: z.uuid() }) },
};
