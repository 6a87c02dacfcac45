import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { credentialInAddress } from '../../platform/http/credential.ts';
import { checkRequest, type HttpServer } from '../../platform/http/server.ts';
import type { Picture } from './picture.ts';
import { tables } from './tables.ts';

type Asked = { Params: { person: string } };

/**
 * The picture of somebody whose name whoever asks may read, at an address by which a screen shows it and a browser keeps it
 * for an hour. Nothing, and never why, where there is none.
 */
export function addPictureRoute(server: HttpServer, database: Database): void {
  server.get<Asked>('/api/people/:person/picture', { schema: { hide: true } }, async (request, reply) => {
    const picture = await database.as(credentialInAddress(request), (ctx) => {
      checkRequest(ctx, request, { scope: 'read' });
      return pictureOf(ctx, request.params.person);
    });
    if (!picture) return reply.code(204).header('cache-control', 'private, max-age=300').send();
    return reply
      .type(picture.type)
      .headers({ 'cache-control': 'private, max-age=3600', 'x-content-type-options': 'nosniff' })
      .send(picture.bytes);
  });
}

async function pictureOf(ctx: Context, person: string): Promise<Picture | undefined> {
  if (!z.uuid().safeParse(person).success) return undefined;
  return tables(ctx)
    .selectFrom('personPictures')
    .select(['type', 'bytes'])
    .where('personId', '=', person)
    .executeTakeFirst();
}
