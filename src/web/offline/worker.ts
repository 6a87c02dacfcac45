/** The part of the app that answers where the network does not: with the screens, never with what is on them. */
type Lasting = Event & { waitUntil(until: Promise<unknown>): void };
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void };

/** Every file of the app, each with its hash in its name, and what they are together; the build puts it in. */
declare const THE_APP: { version: string; files: string[] };
const app = THE_APP;

const page = '/app';
const PATIENCE = 4_000;
const away = [502, 503, 504];

self.addEventListener('install', (event) => (event as Lasting).waitUntil(keepApp()));

self.addEventListener('activate', (event) => (event as Lasting).waitUntil(forgetOthers()));

self.addEventListener('fetch', (event) => {
  const asked = event as Asked;
  if (asked.request.mode === 'navigate') asked.respondWith(pageFor(asked.request));
  else if (new URL(asked.request.url).pathname.startsWith('/assets/'))
    asked.respondWith(fileFor(asked.request));
});

async function keepApp(): Promise<void> {
  const cache = await caches.open(app.version);
  await cache.addAll([page, ...app.files]);
}

/** Those of the app are named after what it was; what customers' pages keep is theirs. */
async function forgetOthers(): Promise<void> {
  const others = (await caches.keys()).filter((name) => /^[\da-f]{12}$/.test(name) && name !== app.version);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** As the server has it now; as it was kept where the server does not answer, or not soon. */
async function pageFor(request: Request): Promise<Response> {
  const kept = await caches.match(page);
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  const asked = fetch(request).then(
    (answer) => (away.includes(answer.status) ? kept : answer),
    () => kept,
  );
  return Promise.race([asked, late]);
}

const fileFor = async (request: Request): Promise<Response> =>
  (await caches.match(request)) ?? fetch(request);
