import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context, Instant } from '../../../platform/context.ts';
import { mailToStaff, showInstant, showTo, textToStaff } from '../../conversations/index.ts';
import { keepBundle, questionsNow, sayQuestions, whoHears, workers } from '../../pocket/index.ts';
import { linkQuestions } from '../../tasks/index.ts';
import { awaited } from '../queries/awaited.ts';
import { newestBehind } from '../queries/deeds.ts';
import { morning } from '../queries/morning.ts';
import { wordsOfYesterday } from '../queries/words.ts';
import { casesIn, isNothing, longer, type Morning, sayMorning, shortest } from '../say-morning.ts';
import { tables } from '../tables.ts';
import { morningWords } from '../words.ts';

type Due = { id: string; personId: string; organizationId: string };
type Reader = Due & { deskId: string };

/** Sends the morning to whoever chose to have it by now and has not had it today, and to whoever stands in for them. */
export async function sendMornings(ctx: Context): Promise<number> {
  const deskId = ctx.actor.deskId ?? '';
  const { rows } = await sql<Due>`
    select id, person_id, organization_id from app.mornings_due_on(${deskId})`.execute(ctx.db);
  let sent = 0;
  for (const readers of Map.groupBy(rows, ({ id }) => id).values())
    sent += await sendOne(
      ctx,
      readers.map((due) => ({ ...due, deskId })),
    );
  return sent;
}

/** One morning, which all of them read. */
async function sendOne(ctx: Context, readers: readonly Reader[]): Promise<number> {
  const [first] = readers;
  if (!first) return 0;
  const chosen = await chosenBy(ctx, first);
  if (!(await take(ctx, first, chosen.zone))) return 0;
  let sent = 0;
  for (const reader of readers) sent += (await send(ctx, reader, chosen)) ? 1 : 0;
  return sent;
}

type Chosen = Awaited<ReturnType<typeof chosenBy>>;

async function send(ctx: Context, reader: Reader, { slug, channel, alsoNothing }: Chosen): Promise<boolean> {
  const worker = channel === 'text' ? await workerOf(ctx, reader) : undefined;
  const { most } = worker ? shortest : longer;
  const them = await ctx.become({ kind: 'person', ...reader });
  const [seen, waiting, behind, heard] = await Promise.all([
    morning(them, { desk: slug }),
    awaited(them, { desk: slug }),
    newestBehind(them, { desk: slug, most }),
    wordsOfYesterday(them, { desk: slug }),
  ]);
  const told = { ...seen, awaited: waiting, behind, words: heard.items };
  if (isNothing(told) && !alsoNothing)
    return ctx.become({ kind: 'desk-system', ...reader }).then(() => false);
  const desk = await showTo(ctx, reader, { cases: told.words, as: 'opened' });
  if (worker) await text(desk, worker, told);
  else await mail(desk, { ...reader, slug }, told);
  return true;
}

const chosenBy = (ctx: Context, { deskId, id }: Reader) =>
  tables(ctx)
    .selectFrom('mornings as m')
    .innerJoin('desks as d', 'd.id', 'm.deskId')
    .select(['d.slug', 'd.zone', 'm.channel', 'm.alsoNothing'])
    .where('m.deskId', '=', deskId)
    .where('m.id', '=', id)
    .executeTakeFirstOrThrow();

/** Whether it is ours to send: another process may send mornings as well. */
async function take(ctx: Context, { deskId, id }: Reader, zone: string): Promise<boolean> {
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(zone).toPlainDate().toString();
  const taken = await tables(ctx)
    .updateTable('mornings')
    .set({ sentOn: today })
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .where('sentOn', 'is distinct from', today)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Whoever cannot be texted any more is sent a mail. */
async function workerOf(ctx: Context, { deskId, personId }: Reader) {
  const { texted } = await whoHears(ctx, deskId);
  if (!texted.some(({ id }) => id === personId)) return undefined;
  return workers(ctx, deskId).where('w.personId', '=', personId).executeTakeFirst();
}

type Worker = NonNullable<Awaited<ReturnType<typeof workerOf>>>;

/** What can be answered by a digit stands at the end, each answer under its digit. */
async function text(ctx: Context, worker: Worker, told: Morning): Promise<void> {
  const { deskId, number, language, zone } = worker;
  const id = uuid();
  const questions = await questionsNow(ctx, worker);
  const isAsked =
    questions.length > 0 && (await keepBundle(ctx, worker, { place: 0, questions, outboxId: id }));
  const asked = new Set(isAsked ? questions.map(({ taskId }) => taskId) : []);
  const named = casesIn(told, { asked, most: shortest.most });
  await showTo(ctx, worker, { cases: [...named, ...(isAsked ? questions : [])] });
  const by = (at: Instant) => showInstant(at, { language, zone });
  const saying = { ...shortest, asked, linked: new Map(), by };
  const { text: said } = sayMorning(told, morningWords(language), saying);
  const words = isAsked ? `${said}\n${sayQuestions(questions, { ...worker, now: ctx.now })}` : said;
  await textToStaff(ctx, { id, deskId, number, words });
}

async function mail(
  ctx: Context,
  { slug, ...reader }: Reader & { slug: string },
  told: Morning,
): Promise<void> {
  const { personId, organizationId } = reader;
  const asked = new Set<string>();
  await showTo(ctx, reader, { cases: casesIn(told, { asked, most: longer.most }) });
  const url = `${ctx.site.url}/app/o/${organizationId}/desks/${slug}/morning`;
  const questions = told.awaited.items.slice(0, longer.most).filter(({ question }) => question);
  const linked = await linkQuestions(ctx, personId, questions);
  await mailToStaff(ctx, personId, (language, { name, zone }) => {
    const words = morningWords(language);
    const by = (at: Instant) => showInstant(at, { language, zone });
    const said = sayMorning(told, words, { ...longer, asked, linked, by });
    const hello = `${words.hello(name)}\n\n`;
    const before = hello.split('\n').length - 1;
    return {
      subject: words.subject(name),
      text: `${hello}${said.text}\n\n${words.seeAll(url)}`,
      questionLinks: said.questionLinks.map(({ line, id }) => ({ line: line + before, id })),
    };
  });
}
