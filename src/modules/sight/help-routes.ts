import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

/** What customers are shown on the help pages of a desk, whoever looks. */
const shownOn = ({ world }: Place, desk: string): Row<'article_versions'>[] =>
  world.article_versions
    .filter(onDesk(desk))
    .filter((row) =>
      world.articles.some(
        ({ desk_id, id, audience, confidence }) =>
          desk_id === desk && id === row.article_id && audience === 'customers' && confidence === 'validated',
      ),
    );

/** Whoever names no language is shown each once, as it was written first. */
const firstOf = ({ world }: Place, rows: Row<'article_versions'>[]): Row<'article_versions'>[] =>
  rows.filter(({ desk_id, article_id }) =>
    world.articles.some((row) => row.desk_id === desk_id && row.id === article_id && row.translates === null),
  );

const idsOf = (rows: Row<'article_versions'>[]) => rows.map((row) => row.article_id);

const ofDesks =
  (ask: (place: Place, desk: Row<'desks'>) => Ask[], nowhere: string) =>
  (place: Place): Ask[] => [
    ...place.world.desks.flatMap((desk) => ask(place, desk)),
    { url: `/help/nowhere${nowhere}`, absent: 'nothing' },
  ];

const starts = ofDesks((place, desk) => {
  const shows = firstOf(place, shownOn(place, desk.id));
  return [{ url: `/help/${desk.slug}`, shows: [desk, ...shows], mayName: idsOf(shows) }];
}, '');

/** Every article of the world under every desk: there is none but what customers are shown there. */
const articles = ofDesks((place, desk) => {
  const shown = shownOn(place, desk.id);
  return [...new Set(place.world.articles.map(({ id }) => id)).add(unknownId)].map((id): Ask => {
    const url = `/help/${desk.slug}/articles/${id}`;
    const one = shown.find((row) => row.article_id === id);
    // With those in other languages.
    return one ? { url, shows: [desk, one], mayName: idsOf(shown) } : { url, absent: 'nothing' };
  });
}, `/articles/${unknownId}`);

/** Every picture of the world under every desk: there is none but what customers are shown there. */
const pictures = ofDesks((place, desk) => {
  const shown = shownOn(place, desk.id);
  const by = place.world.article_version_pictures
    .filter(onDesk(desk.id))
    .filter((row) =>
      shown.some(({ article_id, version }) => article_id === row.article_id && version === row.version),
    );
  return [...new Set(place.world.article_pictures.map(({ id }) => id)).add(unknownId)].map((id): Ask => {
    const url = `/help/${desk.slug}/pictures/${id}`;
    if (!by.some(({ picture_id }) => picture_id === id)) return { url, absent: 'nothing' };
    const chunks = place.world.article_picture_chunks.filter(onDesk(desk.id));
    return { url, shows: chunks.filter(({ picture_id }) => picture_id === id) };
  });
}, `/pictures/${unknownId}`);

const forms = ofDesks((place, desk) => {
  const shown = shownOn(place, desk.id);
  return [...new Set(place.world.articles.map(({ id }) => id))].map((id): Ask => {
    const read = shown.filter((row) => row.article_id === id);
    return { url: `/help/${desk.slug}/ask?article=${id}`, shows: [desk, ...read] };
  });
}, '/ask');

/** Whoever has looked for nothing finds nothing. */
const found = ofDesks(
  (_place, { slug }) => [{ url: `/help/${slug}/found`, status: 303, shows: [] }],
  '/found',
);

const maps = ofDesks(
  (place, { id, slug }) => [
    { url: `/help/${slug}/sitemap.xml`, shows: [], mayName: idsOf(shownOn(place, id)) },
  ],
  '/sitemap.xml',
);

const everybody: Pick<Read, 'door' | 'exact'> = { door: 'everybody', exact: ['article_versions', 'desks'] };

export const helpReads: Read[] = [
  { route: 'GET /help/:slug', ...everybody, asks: starts },
  { route: 'GET /help/:slug/articles/:article', ...everybody, asks: articles },
  {
    ...{ route: 'GET /help/:slug/pictures/:picture', door: 'everybody' },
    ...{ exact: ['article_picture_chunks'], asks: pictures },
  },
  { route: 'GET /help/:slug/ask', ...everybody, asks: forms },
  { route: 'GET /help/:slug/found', ...everybody, asks: found },
  { route: 'GET /help/:slug/sitemap.xml', ...everybody, asks: maps },
];

const type = 'application/x-www-form-urlencoded';
const sent = (path: string, fields: Record<string, string>) => (place: Place) => {
  const payload = new URLSearchParams(fields).toString();
  return [
    ...place.world.desks.map(({ slug }): Allowed => ({ url: `/help/${slug}/${path}`, payload })),
    { url: `/help/No-such-desk/${path}`, payload, status: 404, code: 'nothing' } satisfies Refused,
  ];
};

export const helpWrites: Write[] = [
  { route: 'POST /help/:slug/search', door: 'everybody', type, tries: sent('search', { words: 'hums' }) },
  {
    ...{ route: 'POST /help/:slug/cases', door: 'everybody', type },
    tries: sent('cases', { text: 'It hums.', name: 'Somebody', mail: 'nobody-here@customers.example' }),
  },
];
