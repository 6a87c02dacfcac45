import type { Step } from './people-steps.ts';

/**
 * Each version of an article shows a picture of its author's, old ones an old one; where articles of two desks have one id,
 * so have what they show. And on each desk whoever answers for it, and for the desk before, keeps one that nothing shows.
 * Made of what was drawn, so that the worlds stay as they are.
 */
export const pictures: Step = ({ world, add, id: newId, hash }) => {
  const shownBy = new Map<string, string>();
  const keep = (desk_id: string, id: string, by_id: string, recorded_at: number) => {
    if (world.article_pictures.some((row) => row.desk_id === desk_id && row.id === id)) return;
    const of = { type: 'image/png', size: 8, width: 1, height: 1 } as const;
    add('article_pictures', { desk_id, id, by_id, sha256: hash(), recorded_at, ...of });
    add('article_picture_chunks', { desk_id, picture_id: id, place: 0 });
  };
  for (const { desk_id, article_id, version, author_id } of [...world.article_versions]) {
    const place = version === 1 ? article_id : `${desk_id} ${article_id}`;
    const picture_id = shownBy.get(place) ?? newId();
    shownBy.set(place, picture_id);
    keep(desk_id, picture_id, author_id, version === 1 ? -1 : 0);
    add('article_version_pictures', { desk_id, article_id, version, picture_id });
  }
  for (const [at, desk] of world.desks.entries())
    for (const answering of [desk, world.desks[at - 1]])
      if (answering) keep(desk.id, newId(), answering.accountable_id, 0);
};
