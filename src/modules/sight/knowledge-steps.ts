import type { Step } from './people-steps.ts';
import type { Row } from './world.ts';

type Where = { desk_id: string; client_id: string; case_id: string; by_id: string };
type With = Pick<Parameters<Step>[0], 'world' | 'add'> & { newId: () => string };

/**
 * What nobody there has an answer to, and that each article is wrong: what is shared is a provider's to mend, where there
 * is one, and all else the client's.
 */
function gaps({ desk_id, client_id, case_id, by_id }: Where, { world, add, newId }: With): void {
  const articles = world.articles.filter((row) => row.desk_id === desk_id && row.translates === null);
  // One has the id of one on a desk before that only its client sees.
  const isClients = ({ desk_id, id, owner_id }: { desk_id: string; id: string; owner_id: string | null }) =>
    world.articles.some(
      (row) =>
        row.desk_id === desk_id &&
        row.id === id &&
        row.audience === 'company' &&
        row.organization_id === owner_id,
    );
  const before = world.gaps.findLast((row) => isClients({ ...row, id: row.article_id ?? '' }))?.id;
  const provider_id = articles.at(-1)?.organization_id ?? client_id;
  const theirs = world.roster.find((row) => row.desk_id === desk_id && row.organization_id === provider_id);
  for (const article of [null, ...articles]) {
    const id = (article === null ? before : undefined) ?? newId();
    const owner_id = article?.audience === 'companies' ? provider_id : client_id;
    const of = { desk_id, gap_id: id, by_id };
    const about = { case_id, article_id: article?.id ?? null };
    // What has no article is the client's to mend, whoever found it.
    const made_by_id = article === null && theirs ? theirs.person_id : by_id;
    add('gaps', { desk_id, id, ...about, made_by_id, turn: 1, owner_id });
    add('gap_cases', { ...of, case_id, by_id: made_by_id });
    add('gap_searches', { ...of, case_id, words: 'word' });
    add('gap_owners', { ...of, turn: 1, owner_id });
    add('gap_closings', { ...of, article_id: article?.id ?? null, kind: article ? 'article' : 'product' });
    add('gap_withdrawals', { ...of, words: 'word' });
    const entry = world.entries.find((row) => row.desk_id === desk_id && row.case_id === case_id);
    if (entry) add('gap_tellings', { ...of, case_id, entry_id: entry.id });
    const way = world.ways.find((row) => row.desk_id === desk_id);
    if (way) add('gap_evidence', { desk_id, gap_id: id, way_id: way.id, by_id: article ? by_id : null });
  }
}

/** Something that was said there told another way, of which the first company's own article was made. */
function ways(
  { desk_id, case_id, by_id }: Omit<Where, 'client_id'>,
  { world, add }: Omit<With, 'newId'>,
): void {
  const told = world.entries.find((row) => row.desk_id === desk_id && row.case_id === case_id);
  if (!told) return;
  const article = world.articles.find((row) => row.desk_id === desk_id && row.audience === 'company');
  add('ways', { desk_id, id: told.id, case_id, by_id: null, taken_up: true });
  add('ways_taken_up', { desk_id, way_id: told.id, article_id: article?.id ?? null, by_id });
}

/**
 * On each desk every company that works there keeps an article to itself, and the client shares one with them, which has
 * the id of one on the desk before, and one with customers. That one is read in German as well, and the one that is
 * shared each company has in German for itself. Made of what was drawn, so that the worlds stay as they are.
 */
export const knowledge: Step = ({ world, add, id: newId }) => {
  let before: string | undefined;
  for (const { id: desk_id, client_id, accountable_id } of world.desks) {
    const here = world.engagements.filter((row) => row.desk_id === desk_id && row.role !== 'third party');
    const case_id = world.cases.find((row) => row.desk_id === desk_id)?.id;
    const write = (
      organization_id: string,
      audience: Row<'articles'>['audience'],
      id: string,
      original: string | null = null,
    ) => {
      const theirs = world.roster.find(
        (row) => row.desk_id === desk_id && row.organization_id === organization_id,
      );
      const by_id = theirs?.person_id ?? accountable_id;
      const of = { desk_id, article_id: id };
      // It was shared once it was said anew; those that are not shared were, and are no more.
      const wasTheirs = audience === 'companies';
      // Customers are shown what is validated.
      const confidence = audience === 'customers' ? 'validated' : 'work in progress';
      add('articles', {
        desk_id,
        id,
        organization_id,
        audience,
        confidence,
        made_by_id: by_id,
        version: wasTheirs ? 2 : 1,
        shared_from: audience === 'customers' ? 1 : 2,
        translates: original,
        into_language: original === null ? null : 'de',
        of_version: original === null ? null : 1,
      });
      const said = {
        ...of,
        language: original === null ? 'en' : 'de',
        author_id: by_id,
        organization_id,
      } as const;
      for (const version of wasTheirs ? ([1, 2] as const) : ([1] as const))
        add('article_versions', { ...said, version });
      add('article_judgements', { ...of, id: newId(), confidence: 'validated', by_id });
      // Whoever reads the article reads them, whatever it is.
      add('article_comparisons', { ...of, of_version: 1, by_id });
      if (case_id) add('article_uses', { ...of, id: newId(), case_id, said: 'used', by_id });
      add('article_terms', { ...of, lexeme: 'word', audience, organization_id });
      const counted = world.article_counts.some(
        (row) =>
          row.desk_id === desk_id && row.audience === audience && row.organization_id === organization_id,
      );
      for (const lexeme of counted ? [] : ['', 'word'])
        add('article_counts', { desk_id, lexeme, audience, organization_id });
    };
    const [shared, published] = [before ?? newId(), newId()];
    write(client_id, 'companies', shared);
    write(client_id, 'customers', published);
    write(client_id, 'customers', newId(), published);
    for (const organization_id of new Set([client_id, ...here.map((row) => row.organization_id)])) {
      write(organization_id, 'company', newId(), shared);
      const id = newId();
      write(organization_id, 'company', id);
      if (organization_id === client_id) before = id;
    }
    if (case_id) ways({ desk_id, case_id, by_id: accountable_id }, { world, add });
    if (case_id) gaps({ desk_id, client_id, case_id, by_id: accountable_id }, { world, add, newId });
  }
};
