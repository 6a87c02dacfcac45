import type { Step } from './people-steps.ts';

/**
 * On each desk every company that works there keeps an article to itself, and the client shares one, which has the id
 * of one on the desk before. Made of what was drawn, so that the worlds stay as they are.
 */
export const knowledge: Step = ({ world, add, id: newId }) => {
  let before: string | undefined;
  for (const { id: desk_id, client_id, accountable_id } of world.desks) {
    const here = world.engagements.filter((row) => row.desk_id === desk_id && row.role !== 'third party');
    const case_id = world.cases.find((row) => row.desk_id === desk_id)?.id;
    const write = (organization_id: string, audience: 'company' | 'companies', id: string) => {
      const theirs = world.roster.find(
        (row) => row.desk_id === desk_id && row.organization_id === organization_id,
      );
      const by_id = theirs?.person_id ?? accountable_id;
      const of = { desk_id, article_id: id };
      add('articles', { desk_id, id, organization_id, audience, made_by_id: by_id, version: 1 });
      add('article_versions', { ...of, version: 1, language: 'en', author_id: by_id, organization_id });
      add('article_judgements', { ...of, id: newId(), confidence: 'validated', by_id });
      if (case_id) add('article_uses', { ...of, id: newId(), case_id, said: 'used', by_id });
      add('article_terms', { ...of, lexeme: 'word', audience, organization_id });
      const counted = world.article_counts.some(
        (row) =>
          row.desk_id === desk_id && row.audience === audience && row.organization_id === organization_id,
      );
      for (const lexeme of counted ? [] : ['', 'word'])
        add('article_counts', { desk_id, lexeme, audience, organization_id });
    };
    write(client_id, 'companies', before ?? newId());
    for (const organization_id of new Set([client_id, ...here.map((row) => row.organization_id)])) {
      const id = newId();
      write(organization_id, 'company', id);
      if (organization_id === client_id) before = id;
    }
  }
};
