import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { sendPage } from '../../platform/http/page.ts';
import { failureOf } from '../../platform/http/problem.ts';
import type { HttpServer } from '../../platform/http/server.ts';
import { Refusal } from '../../platform/refusal.ts';
import { forged } from './change.ts';
import { type PageCommands, unclear } from './commands.ts';
import { linkAskedPage } from './render.ts';
import { askedOf, isForeign } from './visitor.ts';
import { languageOf } from './words/speak.ts';

type Deps = { database: Database; commands: PageCommands };
type Wish = { slug: string; address: string };

const mostBytes = 2000;
/** For one network. Many customers may share one, and each address has its own limit. */
const mostAsked = { max: 20, timeWindow: 60 * 60_000 };

/** A lost link is asked for with a mail address. The answer is the same for every address and desk, known here or not. */
export async function addLinkAgain(pages: HttpServer, deps: Deps): Promise<void> {
  await pages.register(rateLimit, { global: false });
  const check = pages.createRateLimit(mostAsked);
  const sending = new Set<Promise<void>>();
  pages.addHook('onClose', async () => void (await Promise.all(sending)));
  pages.post('/page/:slug/link', { schema: { hide: true }, bodyLimit: mostBytes }, async (request, reply) => {
    const wish = wishOf(request);
    const verdict = await check(request);
    if (!verdict.isAllowed && verdict.isExceeded) throw tooOften(reply, verdict.ttlInSeconds);
    await sendPage({ request, reply }, linkAskedPage(languageOf(request.headers['accept-language'])));
    // Not waited for: how long the answer takes would tell who is known here.
    const sent = send(deps, wish)
      .catch((error) => request.log.error({ failure: failureOf(error) }, 'a link was not sent again'))
      .finally(() => sending.delete(sent));
    sending.add(sent);
    return reply;
  });
}

const Form = z.object({ mail: z.string() }).catch({ mail: '' });

function wishOf(request: FastifyRequest): Wish {
  const { slug } = askedOf(request);
  if (isForeign(request)) throw forged();
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw unclear();
  return { slug, address: Form.parse(request.body).mail };
}

function tooOften(reply: FastifyReply, seconds: number): Refusal {
  reply.header('retry-after', seconds);
  return new Refusal('too-many', 'page.link-too-often', 'This was asked too often.');
}

async function send({ database, commands }: Deps, { slug, address }: Wish): Promise<void> {
  const { rows } = await database.server.query('select app.desk_of_page($1) as desk', [slug]);
  const deskId: string | null = rows[0]?.desk ?? null;
  if (deskId)
    await database.as({ kind: 'desk-system', deskId }, (ctx) => commands.sendLink(ctx, { address }));
}
