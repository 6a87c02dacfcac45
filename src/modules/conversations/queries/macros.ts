import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Input, Output } from '../../../platform/http/endpoint.ts';
import { asInstant } from '../../../platform/time/instant.ts';
import { dueIn, showReference, type VisibleCase, visibleCase } from '../../cases/index.ts';
import { visibleDesk } from '../../desks/index.ts';
import type { conversationsApi, FilledMacro, Macro, MacroText } from '../contract.ts';
import { fillIn } from '../placeholders.ts';
import { prefillFor } from '../prefill.ts';
import { tables } from '../tables.ts';
import { showInstant } from '../words.ts';

export async function macrosOfDesk(
  ctx: Context,
  input: Input<typeof conversationsApi.macros>,
): Promise<Output<typeof conversationsApi.macros>> {
  const { id } = await visibleDesk(ctx, input.desk);
  return { items: await macrosOn(ctx, id), next: null };
}

/** The macros that somebody may use on a case, as they would read there. */
export async function macrosForCase(
  ctx: Context,
  input: Input<typeof conversationsApi.macrosForCase>,
): Promise<Output<typeof conversationsApi.macrosForCase>> {
  const theCase = await visibleCase(ctx, input.case);
  const [macros, names] = [await macrosOn(ctx, theCase.deskId), await namesOn(ctx, theCase)];
  const items = macros.map((macro) => filled(ctx, macro, { theCase, names }));
  return { deskId: theCase.deskId, caseId: theCase.id, items, next: null };
}

async function macrosOn(ctx: Context, deskId: string): Promise<Macro[]> {
  const rows = await tables(ctx)
    .selectFrom('macros')
    .select(['id', 'deskId', 'personId', 'name', 'reader', 'texts', 'proposesDone'])
    .select(['nextWordCount', 'nextWordUnit'])
    .where('deskId', '=', deskId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ personId, nextWordCount: count, nextWordUnit: unit, texts, ...row }) => ({
    ...row,
    texts: texts as MacroText[],
    mine: personId !== null,
    nextWordIn: count !== null && unit !== null ? { count, unit } : null,
  }));
}

type Names = { customer: string; owner: string; me: string; company: string };

async function namesOn(ctx: Context, { deskId, id }: VisibleCase): Promise<Names> {
  const db = tables(ctx);
  const [people, mine] = await Promise.all([
    db
      .selectFrom('cases as c')
      .innerJoin('customers as k', (join) =>
        join.onRef('k.deskId', '=', 'c.deskId').onRef('k.id', '=', 'c.customerId'),
      )
      .innerJoin('persons as p', 'p.id', 'c.ownerId')
      .select(['k.name as customer', sql<string>`app.called(c.desk_id, p.id, p.name)`.as('owner')])
      .where('c.deskId', '=', deskId)
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('roster as r')
      .innerJoin('persons as p', 'p.id', 'r.personId')
      .innerJoin('organizations as o', 'o.id', 'r.organizationId')
      .select([sql<string>`coalesce(r.called, p.name)`.as('me'), 'o.name as company'])
      .where('r.deskId', '=', deskId)
      .where('r.personId', '=', ctx.actor.id)
      .executeTakeFirstOrThrow(),
  ]);
  return { ...people, ...mine };
}

function filled(
  ctx: Context,
  { texts, nextWordIn, ...macro }: Macro,
  { theCase, names }: { theCase: VisibleCase; names: Names },
): FilledMacro {
  const { desk, language, stands: before } = theCase;
  const chosen = textFor(texts, [language, ...desk.languages]);
  const nextWordBy = nextWordIn && asInstant(dueIn(Temporal.Instant.from(ctx.now), nextWordIn, desk));
  const by = nextWordBy ?? prefillFor(ctx, { desk, stands: before, customer: theCase }).nextWordBy;
  const values = {
    'customer name': names.customer,
    'my name': names.me,
    'my company': names.company,
    'desk name': desk.name,
    'owner name': names.owner,
    reference: showReference(theCase.reference),
    subject: theCase.subject,
    'next word by': showInstant(by, { language, zone: desk.zone }),
  };
  const { id, mine, name, reader, proposesDone } = macro;
  const stands = chosen.stands && fillIn(chosen.stands, values).slice(0, 500);
  return { id, mine, name, reader, proposesDone, text: fillIn(chosen.text, values), stands, nextWordBy };
}

/** The text in the first of these languages in which there is one, be it of another region, else the first of all. */
export function textFor(texts: readonly MacroText[], languages: readonly string[]): MacroText {
  const plain = (tag: string) => tag.toLowerCase();
  const primary = (tag: string) => plain(tag).split('-')[0];
  const found = languages
    .flatMap((wanted) => [
      texts.find(({ language }) => plain(language) === plain(wanted)),
      texts.find(({ language }) => primary(language) === primary(wanted)),
    ])
    .find((text) => text !== undefined);
  const [first] = texts;
  if (!first) throw new Error('a macro has a text');
  return found ?? first;
}
