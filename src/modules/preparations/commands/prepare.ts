import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf, e164, isLandline } from '../../../platform/phone/number.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal.ts';
import { noSuchFile } from '../../conversations/index.ts';
import { refuseUnknownZone } from '../../people/policy.ts';
import { refusePublicDomain } from '../../tasks/index.ts';
import type { Prepared, preparationsApi } from '../contract.ts';
import { preparationToken } from '../preparation-link.ts';
import { refuseTooManyLinks } from './links-a-day.ts';
import { refuseWhatCannotBe } from './refuse-what-cannot-be.ts';

/** Prepares a desk for a client and has them asked. Nothing of it is there before they say yes. */
export async function prepare(ctx: Context, input: Input<typeof preparationsApi.prepare>): Promise<Made> {
  const what = await asItCanBe(ctx, input);
  const id = uuid();
  const { link, hash } = aLink(ctx);
  await orRefused(
    sql`select app.prepare(${id}, ${link}, ${hash}, ${JSON.stringify(what)}::jsonb)`.execute(ctx.db),
  );
  return { id };
}

/** Prepares it otherwise. The client is asked anew, and can confirm only what stands there then. */
export async function changePreparation(
  ctx: Context,
  { preparation, ...input }: Input<typeof preparationsApi.changePreparation>,
): Promise<Made> {
  const what = await asItCanBe(ctx, input);
  const { link, hash } = aLink(ctx);
  const { rows } = await orRefused(
    sql<{ state: string }>`
      select app.change_preparation(${preparation}, ${link}, ${hash}, ${JSON.stringify(what)}::jsonb) as state`.execute(
      ctx.db,
    ),
  );
  refuseWhatIsOver(rows[0]?.state);
  return { id: preparation };
}

/** Takes it back; the link says so from then on. */
export async function withdrawPreparation(
  ctx: Context,
  { preparation }: Input<typeof preparationsApi.withdrawPreparation>,
): Promise<{ id: string }> {
  const { rows } = await sql<{ state: string }>`
    select app.withdraw_preparation(${preparation}) as state`.execute(ctx.db);
  refuseWhatIsOver(rows[0]?.state);
  return { id: preparation };
}

function aLink(ctx: Context) {
  const link = uuid();
  return { link, hash: hashOf(preparationToken(ctx.site, link)) };
}

function refuseWhatIsOver(state: string | undefined): void {
  if (state === 'unknown') throw notFound('preparation.not-found', 'Nothing of this kind was prepared here.');
  if (state !== 'open')
    throw conflict('preparation.over', 'This is settled already: the client answered, or it was taken back.');
}

async function asItCanBe(ctx: Context, what: Prepared): Promise<Prepared> {
  refuseUnknownZone(what.desk.zone);
  for (const { domain } of what.thirdParties ?? []) refusePublicDomain(domain);
  const answers = reachedHere(ctx, what);
  await refuseWhatCannotBe(ctx, what);
  return { ...what, answers };
}

/** The number as it is dialled, which works the desk by text once they said yes. */
function reachedHere({ site }: Context, { desk, answers }: Prepared): Prepared['answers'] {
  if (answers.number === undefined) {
    if (site.mailServer === null)
      throw invalid(
        'preparation.no-mail',
        'No mail can be sent from here. A mail server is to be set first.',
      );
    return answers;
  }
  if (!site.sendsTexts)
    throw invalid('preparation.no-texts', 'No text can be sent from here. Ask by mail instead.');
  const number = e164(answers.number, countryOf(desk.zone));
  if (!number || isLandline(number))
    throw invalid('preparation.number', 'Give a number at which texts can be read, such as +44 7700 900123.');
  return { ...answers, number };
}

async function orRefused<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    refuseTooManyLinks(error);
    const { code, constraint = '' } = error as { code?: string; constraint?: string };
    if (constraint === 'agreement_of_ours') throw noSuchFile();
    if (code !== '23505') throw error;
    throw conflict('desk.taken', 'A desk with this short name or mail address is here already.');
  }
}
