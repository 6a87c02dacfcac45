import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Instant, Site } from '../../../platform/context.ts';
import type { Database } from '../../../platform/database/database.ts';
import { answerProblem, problem } from '../../../platform/http/problem.ts';
import type { HttpServer } from '../../../platform/http/server.ts';
import { isKeepable, unkeepable } from '../../../platform/keepable.ts';
import { isSigned } from '../../../platform/phone/standard-webhook.ts';
import { isFromTwilio } from '../../../platform/phone/twilio-signature.ts';
import { invalid, notFound, Refusal } from '../../../platform/refusal.ts';
import { aboutOf, GatewayEvent } from './event.ts';
import { keepEvent, type Told } from './keep-event.ts';
import { signingKey, unseal } from './keys.ts';
import { fromTwilio } from './twilio.ts';

/** A form of Twilio holds words alone; what else was sent lies with it. */
const largestBody = { standard: 16 * 1024 * 1024, twilio: 64 * 1024 };
/** So much is taken in at once, of all gateways together and of each; whoever comes on top is asked to come again. */
const most = { calls: 32, bytes: 64 * 1024 * 1024, callsOfOne: 16, bytesOfOne: 32 * 1024 * 1024 };
const comeAgainSeconds = 1;
/** A body that takes longer to arrive is not waited for. */
const bodyMs = 30_000;

type Gateway = { id: string; deskId: string; format: 'standard' | 'twilio'; sealed: Buffer | null };
type Called = { site: Site; gateway: Gateway; request: FastifyRequest; body: Buffer };
type Load = { calls: number; bytes: number };

/** Where gateways tell of calls and texts. What is acknowledged here is committed; what is not signed is not read. */
export async function gatewayDoor(server: HttpServer, { database }: { database: Database }): Promise<void> {
  const all: Load = { calls: 0, bytes: 0 };
  const ofGateway = new Map<string, Load>();
  const callers = new WeakMap<FastifyRequest, Gateway>();
  await server.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestBody.standard },
      (_request, body, done) => done(null, body),
    );
    door.addHook('onRequest', async (request, reply) => {
      // Of whoever is refused no body is waited for.
      reply.header('connection', 'close');
      const gateway = await gatewayAt(database, request);
      const said = Number(request.headers['content-length']);
      const size = Number.isInteger(said) ? said : largestBody[gateway.format];
      if (size > largestBody[gateway.format]) return tooLarge(reply);
      const own = ofGateway.get(gateway.id) ?? { calls: 0, bytes: 0 };
      const isTooMuch =
        all.calls >= most.calls ||
        all.bytes + size > most.bytes ||
        own.calls >= most.callsOfOne ||
        own.bytes + size > most.bytesOfOne;
      if (isTooMuch) return tooMany(reply);
      reply.removeHeader('connection');
      callers.set(request, gateway);
      ofGateway.set(gateway.id, own);
      for (const load of [all, own]) take(load, size);
      const late = setTimeout(() => request.raw.destroy(), bodyMs);
      reply.raw.once('close', () => {
        clearTimeout(late);
        for (const load of [all, own]) give(load, size);
        if (own.calls === 0) ofGateway.delete(gateway.id);
      });
    });
    door.post(
      '/hooks/:gateway',
      { schema: { hide: true }, bodyLimit: largestBody.standard },
      async (request, reply) => {
        const gateway = callers.get(request);
        if (!gateway) throw noGateway();
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (body.length > largestBody[gateway.format]) return tooLarge(reply);
        const read = readers[gateway.format]({ site: database.site, gateway, request, body });
        await database.as({ kind: 'desk-system', deskId: gateway.deskId }, async (ctx) => {
          const told = read(ctx.now);
          if (told) await keepEvent(ctx, told);
        });
        // Twilio asks what to do next, and is told: nothing.
        return gateway.format === 'twilio'
          ? reply.type('text/xml').send('<Response/>')
          : reply.code(202).send({ accepted: true });
      },
    );
  });
}

function take(load: Load, size: number): void {
  load.calls += 1;
  load.bytes += size;
}

function give(load: Load, size: number): void {
  load.calls -= 1;
  load.bytes -= size;
}

const tooLarge = (reply: FastifyReply) =>
  answerProblem(
    reply,
    problem(413, 'gateway.too-large', 'An event has at most 16 MB, and a form of Twilio 64 kB.'),
  );

const tooMany = (reply: FastifyReply) =>
  answerProblem(
    reply.header('retry-after', comeAgainSeconds),
    problem(429, 'gateway.too-many', 'Too much at once. Send this again in a moment.'),
  );

async function gatewayAt(database: Database, request: FastifyRequest): Promise<Gateway> {
  const id = z.uuid().safeParse((request.params as { gateway: string }).gateway);
  if (!id.success) throw noGateway();
  const { rows } = await database.server.query('select * from app.gateway_at($1)', [id.data]);
  const [row] = rows;
  if (!row) throw noGateway();
  return { id: id.data, deskId: row.desk_id, format: row.format, sealed: row.sealed };
}

const noGateway = () =>
  notFound('gateway.not-found', 'There is no gateway at this address, or it was ended.');
const notSigned = () =>
  new Refusal(
    'unauthenticated',
    'gateway.not-signed',
    'This is not signed with the key of this gateway, or was signed more than five minutes ago.',
  );

/** Whether it is the gateway that calls; then what it tells, if anything. */
type Reader = (called: Called) => (now: Instant) => Told | null;

const readers: Record<Gateway['format'], Reader> = {
  standard: ({ site, gateway, request, body }) => {
    const header = (name: string) => String(request.headers[name] ?? '');
    const id = header('webhook-id');
    const proof = { id, timestamp: header('webhook-timestamp'), signature: header('webhook-signature') };
    if (!isSigned(signingKey(site, gateway.id), proof, body)) throw notSigned();
    if (id.length > 200) throw invalid('gateway.id-too-long', 'A webhook-id has at most 200 characters.');
    const event = eventIn(body);
    return () => ({ gatewayId: gateway.id, eventId: id, event, leg: null, media: [] });
  },
  twilio: ({ site, gateway, request, body }) => {
    const fields = formOf(body);
    const url = `${site.url}${request.raw.url}`;
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const token = gateway.sealed && tokenIn(site, gateway.id, gateway.sealed);
    if (!token || !isFromTwilio(token, signature, { url, fields })) throw notSigned();
    const text = z.uuid().safeParse(new URL(url).searchParams.get('text'));
    return (now) => {
      const told = fromTwilio({ fields, text: text.data ?? null, at: now });
      if (!told) return null;
      // Twilio names no event; of a call each telephone tells by itself.
      const eventId = `${told.event.type} ${told.leg ?? aboutOf(told.event)}`;
      return { gatewayId: gateway.id, eventId, ...told };
    };
  },
};

/** One that was sealed under another secret opens for nobody. */
function tokenIn(site: Site, gatewayId: string, sealed: Buffer): string | null {
  try {
    return unseal(site, gatewayId, sealed);
  } catch {
    return null;
  }
}

function eventIn(body: Buffer): GatewayEvent {
  const json = readJson(body);
  if (!isKeepable(json)) throw unkeepable();
  const read = GatewayEvent.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(
    'gateway.not-understood',
    `${issue?.path.join('.') || 'the event'}: ${issue?.message ?? 'not understood'}.`,
  );
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('gateway.not-json', 'Send the event as JSON.');
  }
}

function formOf(body: Buffer): Map<string, string[]> {
  const pairs = [...new URLSearchParams(body.toString('utf8'))];
  return new Map(
    [...Map.groupBy(pairs, ([name]) => name)].map(([name, values]) => [name, values.map(([, one]) => one)]),
  );
}
