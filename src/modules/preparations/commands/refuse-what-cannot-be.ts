import type { Context } from '../../../platform/context.ts';
import { invalid, notFound } from '../../../platform/refusal.ts';
import { FirstKind, firstKinds, type Measure } from '../../mandates/contract.ts';
import { refuseLimit } from '../../mandates/index.ts';
import type { Prepared } from '../contract.ts';
import { tables } from '../tables.ts';

/** What stands there as it could not be confirmed is refused before anybody is asked. */
export async function refuseWhatCannotBe(ctx: Context, what: Prepared): Promise<void> {
  await refuseOthers(ctx, what.people);
  await refuseDoubles(ctx, what);
  refuseKinds(what);
  refuseNamed(what);
  refuseDeputies(what);
}

async function refuseOthers(ctx: Context, people: Prepared['people']): Promise<void> {
  const ids = [...new Set(people.map(({ personId }) => personId))];
  if (ids.length !== people.length)
    throw invalid('preparation.twice', 'Somebody is named twice among those who are to work there.');
  if (ids.length === 0) return;
  const { count } = await tables(ctx)
    .selectFrom('memberships')
    .select((value) => value.fn.countAll<number>().as('count'))
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .where('personId', 'in', ids)
    .where((is) => is.or([is('endedAt', 'is', null), is('endedAt', '>', ctx.now)]))
    .executeTakeFirstOrThrow();
  if (count !== ids.length)
    throw notFound(
      'preparation.person',
      'Somebody who is to work there does not work for your organization.',
    );
}

async function refuseDoubles(ctx: Context, what: Prepared): Promise<void> {
  const { name: ours } = await tables(ctx)
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', ctx.actor.organizationId ?? '')
    .executeTakeFirstOrThrow();
  const { thirdParties = [], needs = [] } = what;
  const companies = [ours, what.client, ...thirdParties.map(({ name }) => name)];
  if (isTwice(companies.map((name) => name.toLowerCase())))
    throw invalid('preparation.company-twice', 'A company stands there twice. Name each once.');
  if (isTwice(needs.map(({ kind }) => kind)))
    throw invalid('preparation.need-twice', 'A kind of need stands there twice. Say once whose it is.');
}

const isTwice = (names: readonly string[]) => new Set(names).size < names.length;

/** Each kind stands there once, and a limit is said in what it is measured in. */
function refuseKinds({ kinds = [], mandates }: Prepared): void {
  const measures = new Map<string, Measure>([
    ...Object.entries(firstKinds),
    ...kinds.map(({ kind, measure }) => [kind, measure] as const),
  ]);
  if (measures.size < FirstKind.options.length + kinds.length)
    throw invalid('preparation.kind-twice', 'A kind of act stands there twice. Name each once.');
  if (isTwice(mandates.map(({ kind }) => kind)))
    throw invalid('preparation.mandate-twice', 'Say once how far they trust you with each kind of act.');
  for (const { kind, ...limit } of mandates) {
    const measure = measures.get(kind);
    if (!measure) throw invalid('preparation.kind', 'Say which kind of act is meant.');
    refuseLimit(measure, limit);
  }
}

/** A rule names who works there, for the client or for us. */
function refuseNamed({ rule, people }: Prepared): void {
  const there = new Set(['client', ...people.map(({ personId }) => personId)]);
  for (const named of [rule?.trainedBy, rule?.vouchedBy])
    if (named && !there.has(named))
      throw invalid(
        'preparation.rule-named',
        'Whoever the rule names is to work there, for the client or for you.',
      );
}

function refuseDeputies({ deputies = [], answers }: Prepared): void {
  if (isTwice([answers.mail ?? '', ...deputies.map(({ mail }) => mail)]))
    throw invalid('preparation.deputy-twice', 'Somebody of the client stands there twice. Name each once.');
  for (const { away } of deputies)
    if (away && Temporal.Instant.compare(away.until, away.from) <= 0)
      throw invalid('absence.ends-first', 'Choose an end that comes after the beginning.');
}
