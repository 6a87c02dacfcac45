import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import type { Input, Made } from '../../../platform/http/endpoint.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal.ts';
import { append, openCase } from '../../cases/index.ts';
import { sendReceipt, showDay, subjectOfNeed } from '../../conversations/index.ts';
import {
  contactPoint,
  customersAt,
  type KnownCustomer,
  languageOf,
  newCustomerAt,
} from '../../customers/index.ts';
import type { Referral, referralsApi } from '../contract.ts';
import { notedWords } from '../noted-words.ts';
import { type ReferralsTables, tables } from '../tables.ts';

/** Under which engagement somebody is passed on. */
export type Under = { deskId: string; engagementId: string; organizationId: string };
type Channel = ReferralsTables['referrals']['channel'];
/** The mail by which somebody was passed on, to be answered once it is over. */
type Written = { from: string; messageId: string | null };
type Consent = NonNullable<Referral['consent']>;

/** A company's own people, by the API. */
export async function referByApi(
  ctx: Context,
  { engagementId, ...referral }: Input<typeof referralsApi.refer>,
): Promise<Made> {
  const { id: personId, organizationId } = ctx.actor;
  const under = (await engagementsOf(ctx)).find((one) => one.engagementId === engagementId);
  if (!under) throw notFound('referral.not-engaged', 'Your company is not engaged there.');
  const id = await refer(ctx, under, { channel: 'api', referral });
  await ctx.become({ kind: 'person', personId, organizationId });
  return { id };
}

/** Whoever follows a link of a company, on its page. */
export async function referByLink(ctx: Context, referral: Referral): Promise<string> {
  const [under] = await engagementsOf(ctx);
  if (!under) throw notFound('referral.not-engaged', 'Your company is not engaged there.');
  return refer(ctx, under, { channel: 'page', referral });
}

async function engagementsOf(ctx: Context): Promise<Under[]> {
  const { rows } = await sql<Under>`select * from app.engagements_i_refer_under()`.execute(ctx.db);
  return rows;
}

/**
 * A need that somebody went to a company with becomes a case of the desk, with an owner and a next word; the customer is
 * told who passed it on. The desk writes it: of a case nobody outside sees anything.
 */
export async function refer(
  ctx: Context,
  under: Under,
  { channel, referral, written }: { channel: Channel; referral: Referral; written?: Written },
): Promise<string> {
  const consent = consentIn(ctx, referral);
  const { deskId } = under;
  const desk = await ctx.become({ kind: 'desk-system', deskId });
  const at = await whereReached(desk, deskId, referral);
  await refuseTooMany(desk, under, at.point);
  const customer = await customerReferred(desk, at, referral);
  const opened = await openCase(desk, {
    ...{ deskId, customer, subject: subjectOfNeed(referral.need), need: referral.need, channel },
    data: { contactPointId: customer.pointId },
  });
  const id = uuid();
  await keep(desk, { ...under, id, caseId: opened.id, channel }, { referral, consent, written });
  const company = await nameOf(desk, under.organizationId);
  const language = at.languages[0] ?? 'en';
  await noted(desk, { deskId, caseId: opened.id }, { referral, consent, company, language });
  await sendReceipt(desk, {
    ...{ deskId, caseId: opened.id, due: opened.due, address: referral.address },
    ...{ channel: 'passed on', passedOn: { by: company, agreedOn: consent.on } },
  });
  return id;
}

/** Nobody knows today what was agreed tomorrow; where the company is, it may be tomorrow already. */
function consentIn(ctx: Context, { consent }: Referral): Consent {
  if (!consent)
    throw invalid(
      'referral.consent',
      'Say who agreed that this is passed on, how and when. Without their consent nothing is taken.',
    );
  const last = Temporal.Instant.from(ctx.now).add({ hours: 14 }).toString().slice(0, 10);
  if (consent.on > last)
    throw invalid('referral.consent-day', 'The day on which they agreed is still to come.');
  return consent;
}

type Reached = Awaited<ReturnType<typeof whereReached>>;

/** Where the customer is reached, as the desk writes it: a number without a country is one of its own. */
async function whereReached(ctx: Context, deskId: string, { address }: Referral) {
  const { zone, languages } = await tables(ctx)
    .selectFrom('desks')
    .select(['zone', 'languages'])
    .where('id', '=', deskId)
    .executeTakeFirstOrThrow();
  const country = countryOf(zone);
  return { deskId, country, languages, point: contactPoint(address, country) };
}

const most = { ofCompany: 200, ofAddress: 5 };

/** Each customer is written to: the database takes no more of one company or of one address a day. */
async function refuseTooMany(
  ctx: Context,
  { deskId, engagementId }: Under,
  point: Reached['point'],
): Promise<void> {
  const { rows } = await sql<typeof most>`
    select of_company, of_address from app.referrals_of_today(${deskId}, ${engagementId}, ${point.address})`.execute(
    ctx.db,
  );
  const today = rows[0] ?? { ofCompany: 0, ofAddress: 0 };
  if (today.ofCompany >= most.ofCompany || today.ofAddress >= most.ofAddress)
    throw conflict(
      'referral.too-many',
      'Enough was passed on today, by your company or for this customer. Pass it on tomorrow, or write to the desk.',
    );
}

/** A number may be that of a household: who is meant is known by name, else it is somebody else there. */
async function customerReferred(
  ctx: Context,
  { deskId, country, languages, point }: Reached,
  { name, address, need }: Referral,
): Promise<KnownCustomer> {
  const there = await customersAt(ctx, deskId, point);
  const isCalled = (one: KnownCustomer) => one.name.localeCompare(name, 'und', { sensitivity: 'base' }) === 0;
  const known = point.kind === 'mail' ? there[0] : there.find(isCalled);
  return (
    known ?? newCustomerAt(ctx, { deskId, name, address, country, language: languageOf(need, languages) })
  );
}

type Kept = Under & { id: string; caseId: string; channel: Channel };

async function keep(
  ctx: Context,
  kept: Kept,
  { referral, consent, written }: { referral: Referral; consent: Consent; written: Written | undefined },
): Promise<void> {
  const db = tables(ctx);
  await db
    .insertInto('referrals')
    .values({ ...kept, consentOn: consent.on })
    .execute();
  await db
    .insertInto('referralWords')
    .values({
      ...{ deskId: kept.deskId, referralId: kept.id, name: referral.name },
      ...{ theirReference: referral.theirReference ?? null, consentBy: consent.by, consentHow: consent.how },
      ...{ writtenFrom: written?.from ?? null, messageId: written?.messageId ?? null },
    })
    .execute();
}

type Noting = { referral: Referral; consent: Consent; company: string; language: string };

/** Whoever looks after it reads who passed it on and who agreed to that, in the language of the desk. */
async function noted(
  ctx: Context,
  place: { deskId: string; caseId: string },
  { referral, consent, company, language }: Noting,
): Promise<void> {
  const { by, how, on } = consent;
  const text = notedWords(language)({
    ...{ company, reference: referral.theirReference, by, how },
    on: showDay(on, language),
  });
  await append(ctx, place, { kind: 'note', audience: 'companies', words: { text } });
}

async function nameOf(ctx: Context, organizationId: string): Promise<string> {
  const { name } = await tables(ctx)
    .selectFrom('organizations')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return name;
}
