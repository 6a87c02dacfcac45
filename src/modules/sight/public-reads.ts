import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask, Read } from './route-matrix.ts';

/** Answers of which nobody's rights change a word; a few ask for them. */
const always = (route: Read['route'], ...asks: Ask[]): Read => ({
  route,
  door: 'everybody',
  exact: [],
  asks: ({ who }) => (who.kind === 'nobody' || who.kind === 'token' ? asks : []),
});
const page = (url: string): Ask => ({ url, shows: [] });

/** The staff's app is files of the build, the same for everybody; where nothing was built it is not served. */
const isBuilt = existsSync(join(import.meta.dirname, '../../../dist/web'));
const app = (
  [
    ...(['GET /assets/*', 'GET /app', 'GET /app/*', 'GET /setup/*'] as const),
    ...([
      'GET /app.webmanifest',
      'GET /worker.js',
      'GET /page/on-page.js',
      'GET /page/come-back.js',
      'GET /page/unreached-worker.js',
      'GET /icon-192.png',
      'GET /icon-512.png',
      'GET /icon-maskable.png',
    ] as const),
  ] as const
).map((route) => always(route));

export const publicReads: Read[] = [
  always('GET /api/openapi.json', page('/api/openapi.json')),
  always('GET /healthz', page('/healthz')),
  always('GET /readyz', page('/readyz')),
  always('GET /metrics', page('/metrics')),
  always('GET /robots.txt', page('/robots.txt')),
  always('GET /', { url: '/', status: 303, shows: [] }),
  always('GET /call', { url: '/call?number=x', status: 303, shows: [] }),
  {
    route: 'GET /demo/:person/:token',
    door: 'everybody',
    exact: [],
    asks: ({ world }) =>
      world.persons.map(({ id }) => ({ url: `/demo/${id}/${'x'.repeat(43)}`, absent: 'not-found' })),
  },
  {
    route: 'GET /api/auth/*',
    door: 'everybody',
    exact: ['persons', 'person_settings'],
    asks: ({ world, who }) => {
      const shows = who.kind === 'person' ? world.persons.filter((row) => row.id === who.id) : [];
      return [{ url: '/api/auth/get-session', shows }];
    },
  },
  ...(isBuilt ? app : []),
];
