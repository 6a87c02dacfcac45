import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { createTarPacker } from 'modern-tar';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialOf } from '../../platform/http/credential.ts';
import { shownBy } from '../../platform/http/document.ts';
import { Problem } from '../../platform/http/problem.ts';
import { checkRequest, type HttpServer } from '../../platform/http/server.ts';
import { permit, Refusal } from '../../platform/refusal.ts';
import { recordCustody } from '../custody/index.ts';
import { visibleDesk } from '../desks/index.ts';
import { mayDecideForClient } from '../desks/policy.ts';
import { writeExport } from './commands/write-export.ts';
import { madeExport, partsOfExport } from './queries/move-exports.ts';

/** So long may whoever takes it along read it: it is as of one moment, which the database has to hold until then. */
const longest = 60 * 60 * 1000;

/** All of a desk as one archive, for whoever answers for it: as it is now, and as it was when work moved. */
export function addExportRoutes(plain: HttpServer, database: Database): void {
  const server = typed(plain);
  addMoveExportRoute(server, database);
  const underWay = new Set<string>();
  server.get('/api/desks/:desk/export', { schema: taking }, async (request, reply) => {
    const credential = credentialOf(request);
    const { desk, key } = await database.as(credential, (ctx) => deskToTake(ctx, request));
    if (underWay.has(key)) throw isUnderWay();
    underWay.add(key);
    const { readable, controller } = createTarPacker();
    try {
      // On the record before the first byte leaves.
      await database.as(credential, (ctx) =>
        recordCustody(ctx, { deskId: desk.id, kind: 'exported', purpose: 'export' }),
      );
    } catch (error) {
      underWay.delete(key);
      throw error;
    }
    const tooLong = setTimeout(() => controller.error(new Error('the export took too long')), longest);
    database
      .atOneMoment(credential, (ctx) => writeExport(ctx, desk, controller))
      .then(() => controller.finalize())
      // Whoever reads it finds that it was cut off.
      .catch((error) => controller.error(error))
      .finally(() => {
        clearTimeout(tooLong);
        underWay.delete(key);
      });
    return sendArchive(reply, desk.slug, Readable.fromWeb(readable as never));
  });
}

function addMoveExportRoute(server: TypedServer, database: Database): void {
  server.get('/api/desks/:desk/moves/:move/export', { schema: takingOfMove }, async (request, reply) => {
    const credential = credentialOf(request);
    const { desk, moveId } = await database.as(credential, async (ctx) => {
      const { desk } = await deskToTake(ctx, request);
      const { moveId } = await madeExport(ctx, { deskId: desk.id, move: request.params.move });
      // On the record before the first byte leaves.
      await recordCustody(ctx, { deskId: desk.id, kind: 'exported', purpose: 'export' });
      return { desk, moveId };
    });
    // Whoever may take it no more while they read it finds that it was cut off.
    const parts = partsOfExport((work) => database.as(credential, work), { deskId: desk.id, moveId });
    return sendArchive(reply, desk.slug, Readable.from(parts));
  });
}

type TypedServer = ReturnType<typeof typed>;
const typed = (server: HttpServer) => server.withTypeProvider<ZodTypeProvider>();

const sendArchive = (reply: FastifyReply, slug: string, archive: Readable) =>
  reply
    .type('application/x-tar')
    .header('content-disposition', `attachment; filename="${slug}.tar"`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .send(archive);

const isUnderWay = () =>
  new Refusal(
    'too-many',
    'export.under-way',
    'You are taking this desk along already. Try again when that is over.',
  );

const taking = {
  summary:
    'All of a desk in an open archive of JSON and files, for whoever answers for it; see docs/export.md',
  security: shownBy('desks'),
  produces: ['application/x-tar'],
  params: z.strictObject({ desk: z.string() }),
  querystring: z.strictObject({}),
  response: { 200: z.unknown().describe('A tar archive'), 429: Problem },
};

const takingOfMove = {
  ...taking,
  summary: 'The archive of a desk that was made as the work of a company moved; see docs/export.md',
  params: z.strictObject({ desk: z.string(), move: z.string() }),
};

async function deskToTake(ctx: Context, request: FastifyRequest & { params: { desk: string } }) {
  checkRequest(ctx, request, { scope: 'desks' });
  const desk = await visibleDesk(ctx, request.params.desk);
  permit(mayDecideForClient(ctx.actor, desk.id));
  return { desk, key: `${desk.id} ${ctx.actor.id}` };
}
