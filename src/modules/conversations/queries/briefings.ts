import { sql } from 'kysely';
import type { Context, Instant } from '../../../platform/context.ts';
import { factsOfK } from '../../customers/index.ts';
import { briefingWords } from '../briefing-words.ts';
import { tables } from '../tables.ts';
import { showInstant } from '../words.ts';

type Asked = { deskId: string; to: ReadonlyMap<string, string> };

type OnLine = {
  caseId: string;
  due: Instant;
  need: string | null;
  stands: string | null;
  last: { name: string; at: Instant; text: string } | null;
  open: string[];
  known: string[];
  doNotAsk: string[];
  isCovered: boolean;
};

const mostOfNeed = 600;
const mostOfWord = 400;
const mostOfRequest = 200;
const mostKnown = 8;

/** Of cases, each with who is to read it: a briefing made from what stands on its line, in the language of that person. */
export async function briefingsOf(ctx: Context, { deskId, to }: Asked): Promise<Map<string, string>> {
  const [lines, languages, { zone }] = await Promise.all([
    onLines(ctx, { deskId, to }),
    languagesOf(ctx, to),
    tables(ctx).selectFrom('desks').select('zone').where('id', '=', deskId).executeTakeFirstOrThrow(),
  ]);
  return new Map(
    lines.map((line) => {
      const language = languages.get(to.get(line.caseId) ?? '') ?? 'en';
      return [line.caseId, sayBriefing(line, { language, zone })];
    }),
  );
}

function sayBriefing(line: OnLine, { language, zone }: { language: string; zone: string }): string {
  const words = briefingWords(language);
  const when = (at: Instant) => showInstant(at, { language, zone });
  const { need, stands, last, open, known, doNotAsk } = line;
  return [
    need && words.needs(need),
    stands && words.stands(stands),
    last && words.last(last.name, when(last.at), last.text),
    words.nextWord(when(line.due)),
    ...open.map(words.waitsFor),
    known.length > 0 && words.known(known.join('; ')),
    doNotAsk.length > 0 && words.doNotAsk(doNotAsk.join('; ')),
    line.isCovered && words.covered,
  ]
    .filter(Boolean)
    .join('\n');
}

async function languagesOf(ctx: Context, to: Asked['to']): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('personSettings')
    .select(['personId', 'languages'])
    .where('personId', 'in', [...new Set(to.values())])
    .execute();
  return new Map(rows.map(({ personId, languages }) => [personId, languages[0] ?? 'en']));
}

async function onLines(ctx: Context, { deskId, to }: Asked): Promise<OnLine[]> {
  const { rows } = await sql<OnLine>`
    select c.id as case_id, c.due,
      (select left(w.text, ${mostOfNeed}) from entries e
        join entry_words w on w.desk_id = e.desk_id
          and w.entry_id = coalesce(case e.kind when 'split' then (e.data->>'fromEntryId')::uuid end, e.id)
        where e.desk_id = c.desk_id and e.case_id = c.id and e.kind in ('contact', 'split')
        order by e.recorded_at, e.id limit 1) as need,
      (select s.stands from entry_words s where s.desk_id = c.desk_id and s.entry_id = c.stands_entry_id) as stands,
      (select jsonb_build_object('name', coalesce(p.name, k.name), 'text', left(w.text, ${mostOfWord}),
          'at', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from entries e
        join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
        left join persons p on e.author_kind = 'person' and p.id = e.author_id
        where e.desk_id = c.desk_id and e.case_id = c.id and e.audience = 'customer'
          and e.author_kind in ('person', 'customer') and not app.is_by_another(e) and w.text <> ''
        order by e.recorded_at desc, e.id desc limit 1) as last,
      array(select left(w.text, ${mostOfRequest}) from entries e
        join tasks t on t.desk_id = e.desk_id and t.id = e.task_id and t.state in ('asked', 'accepted')
        join entry_words w on w.desk_id = e.desk_id and w.entry_id = e.id
        where e.desk_id = c.desk_id and e.case_id = c.id and e.kind = 'task asked'
        order by e.recorded_at, e.id) as open,
      array(select f.text from ${factsOfK} and not f.sensitive and not f.do_not_ask_again
        order by f.recorded_at desc limit ${mostKnown}) as known,
      array(select f.text from ${factsOfK} and not f.sensitive and f.do_not_ask_again
        order by f.recorded_at desc) as do_not_ask,
      exists (select from ${factsOfK} and f.sensitive) as is_covered
    from cases c
    join customers k on k.desk_id = c.desk_id and k.id = c.customer_id
    where c.desk_id = ${deskId} and c.id = any (${[...to.keys()]}::uuid[])`.execute(ctx.db);
  return rows;
}
