import { absent, anyRole, byId, forbidden, hasRole, ofCase } from './api-writes.ts';
import { underDesks } from './desk-reads.ts';
import { boundary, decides, ofDesk, upload } from './desk-writes.ts';
import { onDesk, type Place, unknownId } from './place.ts';
import type { Allowed, Ask, Read, Refused, Write } from './route-matrix.ts';
import type { Row } from './world.ts';

const isNewest = ({ world }: Place, { desk_id, article_id, version }: Row<'article_versions'>) =>
  world.articles.some((row) => row.desk_id === desk_id && row.id === article_id && row.version === version);
const versionsOn = (place: Place, desk: string) =>
  place.rows('article_versions').filter((row) => onDesk(desk)(row) && isNewest(place, row));
const wordsOf = (place: Place, row: Row<'article_versions'>) => `q=${place.made.wordOf(row)}`;

/** All that is read there, and by the words of each article that one, if it is. */
const lists = (place: Place): Ask[] => {
  const path = (desk: string) => `/api/desks/${desk}/articles`;
  return [
    ...underDesks(place, path, (desk) => versionsOn(place, desk)),
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
    return versions.every(onDesk(one.desk_id)) ? [{ url: url(id), shows: versions }] : [];
  });
  return [...asks, { url: url(unknownId), absent: 'article.not-found' }];
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
        shows: place.sees(row) && isNewest(place, row) ? [row] : [],
      })),
    ];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

const gapsOn = (place: Place, desk: string) => place.rows('gaps').filter(onDesk(desk));

const gapLists = (place: Place): Ask[] => {
  const path = (desk: string) => `/api/desks/${desk}/gaps`;
  return underDesks(place, path, (desk) => gapsOn(place, desk));
};

const singleGap = (place: Place): Ask[] => {
  const url = (id: string) => `/api/gaps/${id}`;
  const ids = new Set(place.world.gaps.map((row) => row.id));
  const asks = [...ids].flatMap((id): Ask[] => {
    const [one, ...others] = place.rows('gaps').filter((row) => row.id === id);
    if (!one) return [{ url: url(id), absent: 'gap.not-found' }];
    if (others.length > 0) return [];
    const ofIt = (row: { desk_id: string; gap_id: string }) =>
      row.gap_id === id && row.desk_id === one.desk_id;
    const searches = place.rows('gap_searches').filter(ofIt);
    const closings = place.rows('gap_closings').filter(ofIt);
    const withdrawals = place.rows('gap_withdrawals').filter(ofIt);
    return [{ url: url(id), shows: [one, ...searches, ...closings, ...withdrawals] }];
  });
  return [...asks, { url: url(unknownId), absent: 'gap.not-found' }];
};

const gapsBesideCases = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/gaps`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    if (!one || !place.my.onDesk(one.desk_id)) return [{ url: url(id), absent: 'case.not-found' }];
    const beside = place.rows('gap_cases').filter((row) => onDesk(one.desk_id)(row) && row.case_id === id);
    const those = gapsOn(place, one.desk_id).filter((row) => beside.some(({ gap_id }) => gap_id === row.id));
    return [{ url: url(id), shows: those }];
  });
  return [...asks, { url: url(unknownId), absent: 'case.not-found' }];
};

/** What has changed and who was told is read in the worlds; in them nobody has anything left to tell. */
const tellings = (place: Place): Ask[] => {
  const url = (id: string) => `/api/cases/${id}/tellings`;
  const asks = place.world.cases.flatMap(({ id }): Ask[] => {
    const [one, ...others] = place.rows('cases').filter((row) => row.id === id);
    if (others.length > 0) return [];
    const isHere = one && place.my.onDesk(one.desk_id);
    return [{ url: url(id), ...(isHere ? { shows: [] } : { absent: 'case.not-found' }) }];
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
  { route: 'GET /api/desks/:desk/gaps', door: 'staff', exact: ['gaps'], asks: gapLists },
  {
    route: 'GET /api/gaps/:gap',
    door: 'staff',
    exact: ['gaps', 'gap_searches', 'gap_closings', 'gap_withdrawals'],
    asks: singleGap,
  },
  { route: 'GET /api/cases/:case/gaps', door: 'staff', exact: ['gaps'], asks: gapsBesideCases },
  { route: 'GET /api/cases/:case/tellings', door: 'staff', exact: ['gap_closings'], asks: tellings },
  {
    route: 'GET /api/tellings',
    door: 'staff',
    exact: ['gaps'],
    asks: () => [{ url: '/api/tellings', shows: [] }],
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

const joins = (place: Place): (Refused | Allowed)[] => {
  // What has its id on two desks is one of the two, nobody says which.
  const only = <T extends 'gaps' | 'cases'>(table: T, id: string | undefined) => {
    const rows = place.rows(table).filter((row) => row.id === id);
    return rows.length === 1 ? rows[0] : undefined;
  };
  const caseOf = (id: string) => only('cases', (only('gaps', id) as Row<'gaps'> | undefined)?.case_id)?.id;
  return byId(place, 'gaps', {
    code: 'gap.not-found',
    sends: (id) => ({ url: `/api/gaps/${id}/cases`, payload: { case: caseOf(id) ?? unknownId } }),
    refuses: (row) => (caseOf(row.id) ? undefined : absent('case.not-found')),
  });
};

const mended = { ownerId: unknownId, departmentId: null, due: '2027-01-01T00:00:00Z' };
const mend = { kind: 'product', language: 'en', words: 'It is mended.' };
const asked = { language: 'en', words: 'No sound.', make: null, model: null, versions: null };

export const knowledgeWrites: Write[] = [
  ofCase('gaps', { ...asked, ...mended }, anyRole),
  ofCase('tellings', { gap: unknownId, telling: { text: 'It is mended.' } }),
  {
    route: 'POST /api/gaps/:gap/closings',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/closings`, payload: { changed: mend } }),
        refuses: ({ desk_id, owner_id }) =>
          place.my.isOfClient(desk_id) || owner_id === place.actor?.organization ? undefined : forbidden,
      }),
  },
  {
    route: 'POST /api/gaps/:gap/withdrawals',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/withdrawals`, payload: { words: 'A mistake.' } }),
        refuses: ({ desk_id, owner_id, made_by_id }) =>
          owner_id === place.actor?.organization || decides(place, desk_id) || made_by_id === place.actor?.id
            ? undefined
            : forbidden,
      }),
  },
  { route: 'POST /api/gaps/:gap/cases', door: 'staff', tries: joins },
  {
    route: 'POST /api/gaps/:gap/owners',
    door: 'staff',
    tries: (place) =>
      byId(place, 'gaps', {
        code: 'gap.not-found',
        sends: (id) => ({ url: `/api/gaps/${id}/owners`, payload: { turn: 1, ...mended } }),
        refuses: () => undefined,
      }),
  },
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
