import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { conflict } from '../../../platform/refusal.ts';
import { keepAgreement, keepFile } from '../../conversations/index.ts';
import { admit, engage } from '../../desks/index.ts';
import { addActKind, setMandate } from '../../mandates/index.ts';
import { preparationToken } from '../preparation-link.ts';
import { agreementFileOfLink } from '../queries/agreement-file-of-link.ts';
import type { Opened } from '../queries/preparation-of-link.ts';
import { refuseTooManyLinks } from './links-a-day.ts';
import { settleTheRest } from './settle-the-rest.ts';

type Answered = { is: 'done' | 'over' | 'changed' | 'elsewhere' } & Partial<
  Record<'personId' | 'organizationId' | 'providerId', string>
>;

export type Confirming = {
  /** Which they read. */
  version: number;
  /** Who is not to work there. */
  without: readonly string[];
  /** Of whoever was asked by text and has said one, for when it is shown to be theirs. */
  mail: string | null;
};

/**
 * The client says yes by the link: the desk, the company, its people and what they may do are there together or not at
 * all. All but the desk itself is done as the client, by the commands that the screens use.
 */
export async function confirmByLink(
  ctx: Context,
  { what, people, state }: Opened,
  { version, without, mail }: Confirming,
): Promise<void> {
  const desk = uuid();
  // Only the link reads it, and only until it is answered.
  const file = state === 'open' && what.agreementFileId ? await agreementFileOfLink(ctx) : null;
  const answered = await answer(ctx, { version, desk, mail, reason: null });
  const { personId = '', organizationId = '', providerId = '' } = answered;
  const client = await ctx.become({ kind: 'person', personId, organizationId });
  const { purpose, data, keptIn = null, pay = null, agreement = null } = what;
  const { id: engagementId } = await engage(client, {
    ...{ desk, organizationId: providerId, role: 'provider' },
    ...{ purpose, data, country: keptIn, pay, agreement },
  });
  if (file) {
    const { bytes: content, ...named } = file;
    const fileId = await keepFile(client, { deskId: desk, entryId: null }, { ...named, content });
    await keepAgreement(client, { desk, engagementId, fileId });
  }
  for (const { personId: id, role, title, skills = [], languages = [], called = null } of people) {
    if (without.includes(id)) continue;
    await admit(client, { desk, personId: id, engagementId, role }, { title, skills, languages, called });
  }
  for (const kind of what.kinds ?? []) await addActKind(client, { desk, ...kind });
  for (const mandate of what.mandates) await setMandate(client, { desk, engagementId, ...mandate });
  const admitted = people.map(({ personId }) => personId).filter((id) => !without.includes(id));
  await settleTheRest(client, { desk, engagementId, what, admitted });
}

/** The client says no, and why if they like. */
export async function refuseByLink(
  ctx: Context,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await answer(ctx, { version, desk: null, mail: null, reason });
}

type Answer = { version: number; desk: string | null; mail: string | null; reason: string | null };

async function answer(ctx: Context, { version, desk, mail, reason }: Answer): Promise<Answered> {
  try {
    const proofLink = uuid();
    const proof = hashOf(preparationToken(ctx.site, proofLink));
    const { rows } = await sql<{ answered: Answered }>`
      select app.answer_preparation(${version}, ${desk}, ${mail}, ${proofLink}, ${proof}, ${reason}) as answered`.execute(
      ctx.db,
    );
    const answered = rows[0]?.answered ?? { is: 'over' };
    if (answered.is !== 'done') throw conflict(`preparation.${answered.is}`, 'This could not be done.');
    return answered;
  } catch (error) {
    refuseTooManyLinks(error);
    if ((error as { code?: string }).code !== '23505') throw error;
    throw conflict('preparation.taken', 'A name or address of the desk was taken meanwhile.');
  }
}

/** Why a client who wanted to say yes could not, for whoever prepared it to mend. */
export type Stuck = 'taken' | 'elsewhere' | 'deputy' | 'domain';

export async function sayStuck(
  ctx: Context,
  { version, why }: { version: number; why: Stuck },
): Promise<void> {
  await sql`select app.say_stuck(${version}, ${why})`.execute(ctx.db);
}

/** By whoever said yes without a mail address, or with one that is not theirs: a link goes there that shows whose it is. */
export async function nameAddress(ctx: Context, mail: string): Promise<void> {
  const proofLink = uuid();
  const proof = hashOf(preparationToken(ctx.site, proofLink));
  const { rows } = await sql<{ isNamed: boolean }>`
    select app.name_address(${mail}, ${proofLink}, ${proof}) as is_named`
    .execute(ctx.db)
    .catch((error) => {
      refuseTooManyLinks(error);
      throw error;
    });
  if (!rows[0]?.isNamed)
    throw conflict('preparation.over', 'No other mail address can be given by this link.');
}

/** By the link that went to the address which somebody who was asked by text gave. */
export async function proveAddress(ctx: Context, hash: Buffer): Promise<void> {
  const { rows } = await sql<{ isTheirs: boolean }>`select app.prove_address(${hash}) as is_theirs`.execute(
    ctx.db,
  );
  if (!rows[0]?.isTheirs) throw conflict('preparation.known', 'Somebody else here has this mail address.');
}
