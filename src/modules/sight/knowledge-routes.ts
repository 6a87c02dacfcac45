import { absent, anyRole, byId, forbidden, hasRole } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { boundary, decides, ofDesk, upload } from './desk-writes.ts';
import { isFamily, originalAmong } from './knowledge-model.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const isNewest = ({ world }: Place, { desk_id, article_id, version }: Row<'article_versions'>) =>
  world.articles.some((row) => row.desk_id === desk_id && row.id === article_id && row.version === version);
const versionsOn = (place: Place, desk: string) =>
  place.rows('article_versions').filter((row) => onDesk(desk)(row) && isNewest(place, row));
const wordsOf = (place: Place, row: Row<'article_versions'>) => `q=${place.made.wordOf(row)}`;

/** A translation stands in the list by its original, where that is read. */
const isListed = (place: Place, { desk_id, article_id }: Row<'article_versions'>) => {
  const one = place.rows('articles').find((row) => row.desk_id === desk_id && row.id === article_id);
  return one !== undefined && !originalAmong(place.rows('articles'), one);
};

/** What an article says as it is now. */
const newestOf = (place: Place, one: Row<'articles'>) =>
  place.rows('article_versions').filter((row) => {
    const { desk_id, article_id, version } = row;
    return desk_id === one.desk_id && article_id === one.id && version === one.version;
  });

/** In other languages, and what a translation says the same as, as it was when they were compared. */
const inOtherWords = (place: Place, one: Row<'articles'>): Row<'article_versions'>[] => {
  const all = place.rows('articles');
  const family = all.filter((row) => row.id !== one.id && isFamily(row, one));
  const original = originalAmong(all, one);
  const compared = place
    .rows('article_versions')
    .filter(
      (row) =>
        row.desk_id === one.desk_id && row.article_id === original?.id && row.version === one.of_version,
    );
  return [...new Set([...family.flatMap((row) => newestOf(place, row)), ...compared])];
};

/** All that is read there, and by the words of each article that one, if it is. */
const lists = (place: Place): Ask[] => {
  const path = (desk: string) => `/api/desks/${desk}/articles`;
  return [
    ...underDesks(place, path, (desk) => versionsOn(place, desk).filter((row) => isListed(place, row))),
    ...place.world.article_versions
      .filter((row) => place.my.onDesk(row.desk_id))
      .map((row): Ask => {
        const url = `${path(row.desk_id)}?${wordsOf(place, row)}`;
        return { url, shows: place.sees(row) && isNewest(place, row) ? [row] : [] };
      }),
  ];
};

const single = (place: Place): Ask[] => {
  const url = (id: string) => `/api/articles/${id}`;
  const ids = new Set(place.world.articles.map((row) => row.id));
  const asks = [...ids].flatMap((id): Ask[] => {
    const versions = place.rows('article_versions').filter((row) => row.article_id === id);
    const [one] = versions;
    if (!one) return [{ url: url(id), absent: 'article.not-found' }];
    const [article, ...others] = place.rows('articles').filter((row) => row.id === id);
    if (!article || others.length > 0) return [];
    return versions.every(onDesk(one.desk_id))
      ? [{ url: url(id), shows: [...versions, ...inOtherWords(place, article)] }]
      : [];
  });
  return [...asks, { url: url(unknownId), absent: 'article.not-found' }];
};

/** Beside a case an article stands with the words of its original, and with those in which it was used there. */
const wordsBeside = (place: Place, caseId: string, { desk_id, article_id }: Row<'article_versions'>) => {
  const all = place.rows('articles');
  const one = all.find((row) => row.desk_id === desk_id && row.id === article_id);
  if (!one) return [];
  const isUsed = ({ id }: Row<'articles'>) =>
    place
      .rows('article_uses')
      .some((row) => row.desk_id === desk_id && row.article_id === id && row.case_id === caseId);
  const others = all.filter((row) => row.id !== one.id && isFamily(row, one));
  return others
    .filter((row) => row === originalAmong(all, one) || isUsed(row))
    .flatMap((row) => newestOf(place, row));
};

const besideCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/articles`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const there = place.world.article_versions.filter(onDesk(one.desk_id));
    return [
      { url: url(id), shows: [] },
      ...there.map((row) => ({
        url: `${url(id)}?${wordsOf(place, row)}`,
        shows: place.sees(row) && isNewest(place, row) ? [row, ...wordsBeside(place, one.id, row)] : [],
      })),
    ];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

const exact: Read['exact'] = ['article_versions'];

/** Under its desk each picture, and one that is none. */
const pictures = (place: Place): Ask[] =>
  place.world.desks.flatMap((desk) => {
    const here = place.world.article_pictures.filter(onDesk(desk.id));
    return [...here.map(({ id }) => id), unknownId].map((id): Ask => {
      const url = `/api/desks/${desk.slug}/pictures/${id}`;
      if (!place.my.onDesk(desk.id)) return { url, absent: 'desk.not-found' };
      if (!here.some((row) => row.id === id && place.sees(row)))
        return { url, absent: 'article-picture.not-found' };
      const chunks = place.world.article_picture_chunks.filter(onDesk(desk.id));
      return { url, shows: chunks.filter(({ picture_id }) => picture_id === id) };
    });
  });

export const knowledgeReads: Read[] = [
  { route: 'GET /api/desks/:desk/articles', door: 'staff', exact, asks: lists },
  { route: 'GET /api/articles/:article', door: 'staff', exact, asks: single },
  { route: 'GET /api/cases/:case/articles', door: 'staff', exact, asks: besideCases },
  {
    route: 'GET /api/desks/:desk/pictures/:picture',
    door: 'staff',
    exact: ['article_picture_chunks'],
    asks: pictures,
  },
];

const words = {
  ...{ language: 'en', words: 'No sound', helps: 'Press it in.', cause: null, source: null },
  ...{ make: null, model: null, versions: null },
};

const judged = (
  place: Place,
  payload: object,
  refuses: (row: Row<'articles'>) => typeof forbidden | undefined,
): (Refused | Allowed)[] =>
  byId(place, 'articles', {
    code: 'article.not-found',
    sends: (id) => ({ url: `/api/articles/${id}`, payload }),
    refuses,
  });

/** What a translation is one of may be kept from them. */
const withoutOriginal = (place: Place, row: Row<'articles'>) =>
  row.translates !== null && !originalAmong(place.rows('articles'), row)
    ? absent('article.not-found')
    : undefined;

/** An article of another desk is not there, beside a case of this one. */
const uses = (place: Place): (Refused | Allowed)[] => {
  // What has its id on two desks is one of the two, nobody says which.
  const isAlone = (table: 'articles' | 'cases', named: string) =>
    place.rows(table).filter(({ id }) => id === named).length === 1;
  const readBeside = (named: string) => {
    const desk = place.rows('cases').find(({ id }) => id === named)?.desk_id;
    return isAlone('cases', named)
      ? place.rows('articles').find((row) => row.desk_id === desk && isAlone('articles', row.id))
      : undefined;
  };
  return byId(place, 'cases', {
    code: 'case.not-found',
    sends: (id) => ({
      url: `/api/cases/${id}/articles`,
      payload: { article: readBeside(id)?.id ?? unknownId, as: 'helped' },
    }),
    refuses: (row) => {
      if (!hasRole(place, row.desk_id, anyRole)) return forbidden;
      return readBeside(row.id) ? undefined : absent('article.not-found');
    },
  });
};

export const knowledgeWrites: Write[] = [
  {
    route: 'POST /api/desks/:desk/articles',
    door: 'staff',
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/articles`, payload: words }),
      ),
  },
  {
    route: 'POST /api/desks/:desk/pictures',
    door: 'staff',
    type: `multipart/form-data; boundary=${boundary}`,
    tries: (place) =>
      ofDesk(
        place,
        (at, desk) => hasRole(at, desk, anyRole),
        (desk) => ({ url: `/api/desks/${desk}/pictures`, payload: upload }),
      ),
  },
  {
    route: 'POST /api/articles/:article/versions',
    door: 'staff',
    tries: (place) =>
      byId(place, 'articles', {
        code: 'article.not-found',
        sends: (id) => ({ url: `/api/articles/${id}/versions`, payload: { version: 1, ...words } }),
        refuses: ({ desk_id, audience }) =>
          audience !== 'customers' || decides(place, desk_id) ? undefined : forbidden,
      }),
  },
  {
    route: 'POST /api/articles/:article/translations',
    door: 'staff',
    tries: (place) =>
      byId(place, 'articles', {
        code: 'article.not-found',
        sends: (id) => ({
          url: `/api/articles/${id}/translations`,
          payload: { ...words, language: 'fr', ofVersion: 1 },
        }),
        refuses: (row) => withoutOriginal(place, row),
      }),
  },
  {
    route: 'POST /api/articles/:article/comparisons',
    door: 'staff',
    tries: (place) =>
      byId(place, 'articles', {
        code: 'article.not-found',
        sends: (id) => ({ url: `/api/articles/${id}/comparisons`, payload: { ofVersion: 1 } }),
        refuses: (row) =>
          row.audience === 'customers' && !decides(place, row.desk_id)
            ? forbidden
            : withoutOriginal(place, row),
      }),
  },
  // Before an article is kept from others.
  { route: 'POST /api/cases/:case/articles', door: 'staff', tries: uses },
  {
    route: 'PATCH /api/articles/:article',
    door: 'staff',
    tries: (place) => [
      ...judged(place, { confidence: 'validated' }, () => undefined),
      ...judged(place, { audience: 'company' }, ({ desk_id, organization_id, audience }) =>
        audience === 'company' || organization_id === place.actor?.organization || decides(place, desk_id)
          ? undefined
          : forbidden,
      ),
      ...judged(place, { audience: 'customers' }, ({ desk_id, audience }) =>
        // What customers read already stays so, whoever says it.
        audience === 'customers' || decides(place, desk_id) ? undefined : forbidden,
      ),
    ],
  },
];
