import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Logger } from 'pino';
import { addDemoRoutes } from '../demo/sign-in.ts';
import { addFileRoutes } from '../modules/conversations/files.ts';
import { gatewayDoor } from '../modules/conversations/gateway/door.ts';
import { helpPageRoutes } from '../modules/customerpage/help/routes.ts';
import { customerPageRoutes } from '../modules/customerpage/routes.ts';
import { proposalPageRoutes } from '../modules/desks/page.ts';
import { addExportRoutes } from '../modules/exports/routes.ts';
import { addArticlePictureRoutes } from '../modules/knowledge/picture-routes.ts';
import { addPictureRoute } from '../modules/people/picture-route.ts';
import { addPreparationFileRoute } from '../modules/preparations/files.ts';
import { preparationPageRoutes } from '../modules/preparations/page.ts';
import { referralPageRoutes } from '../modules/referrals/page.ts';
import { addTaskFileRoutes } from '../modules/tasks/files.ts';
import { taskPageRoutes } from '../modules/tasks/page.ts';
import type { Auth } from '../platform/auth/auth.ts';
import { addAuthRoutes } from '../platform/auth/routes.ts';
import type { Database } from '../platform/database/database.ts';
import { addHealthRoutes } from '../platform/http/health.ts';
import { addRoutes, type HttpServer, httpServer } from '../platform/http/server.ts';
import type { Streams } from '../platform/http/streams.ts';
import { modules } from './modules.ts';
import type { Opened } from './open-database.ts';
import { pageCommands } from './page-commands.ts';
import { addSetupRoutes } from './setup.ts';

const webFolder = join(import.meta.dirname, '../../dist/web');

type Parts = {
  database: Database;
  auth: Auth;
  streams: Streams;
  log: Logger;
  opened: Opened;
  url: string;
  proxies: string[];
};

/** Everything that answers HTTP: the API, sign-in, streams, the staff's app and the customers' pages. */
export async function serveWeb({
  database,
  auth,
  streams,
  log,
  opened,
  url,
  proxies,
}: Parts): Promise<HttpServer> {
  const server = await httpServer(log, { proxies });
  addRoutes(
    server,
    database,
    modules.flatMap((module) => module.routes ?? []),
  );
  await addAuthRoutes(server, { auth, database, url });
  addPictureRoute(server, database);
  addFileRoutes(server, database);
  addTaskFileRoutes(server, database);
  addPreparationFileRoute(server, database);
  addExportRoutes(server, database);
  addArticlePictureRoutes(server, database);
  await gatewayDoor(server, { database });
  streams.addRoute(server);
  addHealthRoutes(server, { database, streams });
  addSetupRoutes(server, { database, auth, secret: opened.secret, url });
  if (opened.kind === 'demo') addDemoRoutes(server, { auth, database, secret: opened.secret, url });
  await customerPageRoutes(server, { database, commands: pageCommands });
  await helpPageRoutes(server, { database, commands: pageCommands });
  await taskPageRoutes(server, { database });
  await proposalPageRoutes(server, { database });
  await preparationPageRoutes(server, { database });
  await referralPageRoutes(server, { database });
  await serveApp(server);
  return server;
}

/** What a worker answers: whether it lives, whether it can work, and its numbers. */
export async function serveHealth({
  database,
  streams,
  log,
  proxies,
}: Pick<Parts, 'database' | 'streams' | 'log' | 'proxies'>): Promise<HttpServer> {
  const server = await httpServer(log, { proxies });
  addHealthRoutes(server, { database, streams });
  return server;
}

/** What a browser asks for to put the app beside others on a phone or desk; named by hand, for others name them so. */
const installing = ['app.webmanifest', 'icon-192.png', 'icon-512.png', 'icon-maskable.png'];

/** The staff's app: files with a hash in their names are kept for ever, the page that names them is asked for anew. */
async function serveApp(server: HttpServer): Promise<void> {
  // Whoever searches the web is led to the help pages, and to nothing that is somebody's.
  server.get('/robots.txt', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /help/\nDisallow: /\n'),
  );
  server.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/app', 303));
  // Programs for telephones open it with the number of whoever rings, whose + may stand there as it is.
  server.get<{ Querystring: { number?: unknown } }>('/call', { schema: { hide: true } }, (request, reply) => {
    const number = String(request.query.number ?? '').replace(/^ /, '+');
    return reply.redirect(`/app/call?number=${encodeURIComponent(number)}`, 303);
  });
  if (!existsSync(webFolder)) return;
  await server.register(fastifyStatic, {
    root: join(webFolder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    schemaHide: true,
  });
  for (const file of installing) {
    server.get(`/${file}`, { schema: { hide: true } }, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=86400')
        .sendFile(file, webFolder, { cacheControl: false }),
    );
  }
  const askedAnew = {
    '/app': 'index.html',
    '/app/*': 'index.html',
    '/setup/*': 'index.html',
    '/worker.js': 'worker.js',
    '/page/on-page.js': 'on-page.js',
    '/page/come-back.js': 'come-back.js',
  };
  for (const [path, file] of Object.entries(askedAnew)) {
    server.get(path, { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file, webFolder, { cacheControl: false }),
    );
  }
  // It answers for the links in mails as well, which stand beside the pages that they lead to.
  server.get('/page/unreached-worker.js', { schema: { hide: true } }, (_request, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'service-worker-allowed': '/' })
      .sendFile('unreached-worker.js', webFolder, { cacheControl: false }),
  );
}
