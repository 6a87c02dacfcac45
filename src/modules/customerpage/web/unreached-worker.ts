/** The part of the customers' pages that answers where the network does not: with how else the desk is reached, never with a case. */
type Lasting = Event & { waitUntil(until: Promise<unknown>): void };
type Told = Lasting & { source: { url: string } | null };
type Asked = Lasting & {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
};
declare const registration: ServiceWorkerRegistration;
declare const clients: { claim(): Promise<void> };

const kept = 'unreached-pages';
/** What that page asks by itself whether somebody answers again with. */
const comingBack = '/page/come-back.js';
const DAY = 86_400_000;
/** What a proxy says in the place of a server that does not answer, and a server that cannot work just now. */
const away = [502, 503, 504];

self.addEventListener('activate', (event) => (event as Lasting).waitUntil(begin()));

/** A page that was opened says so, also the first, for which nobody stood here yet. */
self.addEventListener('message', (event) => {
  const { source } = event as unknown as Told;
  if (source) (event as unknown as Lasting).waitUntil(keep(source.url));
});

self.addEventListener('fetch', (event) => {
  const asked = event as Asked;
  // What a form sends is sent by its page, which still has it where it does not arrive.
  if (asked.request.mode === 'navigate' && asked.request.method === 'GET') asked.respondWith(pageFor(asked));
  if (new URL(asked.request.url).pathname === comingBack) asked.respondWith(scriptFor(asked.request));
});

async function begin(): Promise<void> {
  // The page is asked for while this wakes.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

const unreachedPageOf = (url: string): string => new URL(`/page/${deskIn(url)}/unreached`, url).href;

const deskIn = (url: string): string | undefined => new URL(url).pathname.match(/^\/page\/([a-z0-9-]+)/)?.[1];

/** Asked for once a day at most. */
async function keep(url: string): Promise<void> {
  const cache = await caches.open(kept);
  const before = await cache.match(unreachedPageOf(url));
  const age = Date.now() - Date.parse(before?.headers.get('date') ?? '');
  if (!(age < DAY)) await cache.addAll([unreachedPageOf(url), comingBack]);
}

async function scriptFor(request: Request): Promise<Response> {
  return (await (await caches.open(kept)).match(request)) ?? fetch(request);
}

async function pageFor({ request, preloadResponse }: Asked): Promise<Response> {
  try {
    const answer = (await preloadResponse) ?? (await fetch(request));
    return (away.includes(answer.status) && (await keptFor(request.url))) || answer;
  } catch (error) {
    const page = await keptFor(request.url);
    if (!page) throw error;
    return page;
  }
}

/** The link in a mail names no desk; where only one is known here, it is that one's. */
async function keptFor(url: string): Promise<Response | undefined> {
  const cache = await caches.open(kept);
  if (deskIn(url)) return cache.match(unreachedPageOf(url));
  const [only, other] = (await cache.keys()).filter((one) => one.url.endsWith('/unreached'));
  return only && !other ? cache.match(only) : undefined;
}
