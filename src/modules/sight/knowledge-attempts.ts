import { type Attempt, otherPerson, type Place, variations } from './attempt.ts';

/** An article, another version of one, what somebody says of one, and a gap with what belongs to it: of those here, of some elsewhere and of none; in one's own name and in another's. */
export function onKnowledge({ world, actor, deskId, fresh }: Place): Attempt[] {
  const me = (actor.kind === 'person' && actor.id) || otherPerson;
  const acting = actor.organization ?? fresh();
  const another = world.organizations.find(({ id }) => id !== acting)?.id ?? fresh();
  const desk_id = [deskId] as const;
  const organization_id = [acting, another] as const;
  const here = world.articles.filter((row) => row.desk_id === deskId);
  const elsewhere = world.articles.filter((row) => row.desk_id !== deskId).slice(0, 4);
  const gaps = [
    ...world.gaps.filter((row) => row.desk_id === deskId),
    ...world.gaps.filter((row) => row.desk_id !== deskId).slice(0, 4),
  ];
  const pictures = [
    ...world.article_pictures.filter((row) => row.desk_id === deskId),
    ...world.article_pictures.filter((row) => row.desk_id !== deskId).slice(0, 12),
  ].map(({ id }) => id);
  const articles = new Set([...here, ...elsewhere].map(({ id }) => id)).add(fresh());
  return [
    ...variations('articles', {
      ...{ desk_id, id: [fresh()], organization_id, version: [1], shared_from: [1] },
      ...{ translates: [null], into_language: [null], of_version: [null] },
      ...{
        confidence: ['work in progress'],
        audience: ['company', 'companies', 'customers'],
        made_by_id: [me, otherPerson],
      },
    }),
    ...variations('article_pictures', {
      ...{ desk_id, id: [fresh()], by_id: [me, otherPerson], recorded_at: [0] },
      ...{ type: ['image/png'], size: [1], width: [1], height: [1], sha256: [shaOf('0')] },
    }),
    ...variations('article_picture_chunks', {
      ...{ desk_id, picture_id: [fresh(), ...pictures], place: [1] },
    }),
    ...[...articles].flatMap((id) => {
      const of = { desk_id, article_id: [id] } as const;
      const by_id = [me, otherPerson] as const;
      return [
        ...variations('article_versions', {
          ...{ ...of, version: [1], language: ['en'], author_id: by_id, organization_id },
        }),
        ...variations('article_judgements', { ...of, id: [fresh()], confidence: ['validated'], by_id }),
        ...variations('article_comparisons', { ...of, of_version: [1], by_id }),
        ...variations('article_uses', { ...of, id: [fresh()], case_id: [fresh()], said: ['used'], by_id }),
      ];
    }),
    ...variations('gaps', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], article_id: [null, ...articles], turn: [1] },
      ...{ owner_id: [null], made_by_id: [me, otherPerson] },
    }),
    ...variations('ways', {
      ...{ desk_id, id: [fresh()], case_id: [fresh()], taken_up: [false] },
      by_id: actor.kind === 'desk-system' ? [null, otherPerson] : [me, otherPerson, null],
    }),
    ...variations('ways_taken_up', {
      ...{ desk_id, way_id: [fresh()], article_id: [null, ...articles], by_id: [me, otherPerson] },
    }),
    ...[...new Set(gaps.map(({ id }) => id)).add(fresh())].flatMap((id) => {
      const of = { desk_id, gap_id: [id], by_id: [me, otherPerson] } as const;
      return [
        ...variations('gap_cases', { ...of, case_id: [fresh()] }),
        ...variations('gap_searches', { ...of, case_id: [fresh()], words: ['word'] }),
        ...variations('gap_owners', { ...of, turn: [9], owner_id: [acting] }),
        ...variations('gap_closings', { ...of, article_id: [null, ...articles], kind: ['product'] }),
        ...variations('gap_withdrawals', { ...of, words: ['word'] }),
        ...variations('gap_tellings', { ...of, case_id: [fresh()], entry_id: [fresh()] }),
        ...variations('gap_evidence', { ...of, by_id: [me, otherPerson, null], way_id: [fresh()] }),
      ];
    }),
  ];
}

const shaOf = (digit: string): string => digit.repeat(64);
