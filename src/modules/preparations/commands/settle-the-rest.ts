import type { Context } from '../../../platform/context.ts';
import { conflict, Refusal } from '../../../platform/refusal.ts';
import { admit, changeDesk, signRosterRule } from '../../desks/index.ts';
import { markNeeds } from '../../mandates/index.ts';
import { addMember, beAway } from '../../people/index.ts';
import type { Prepared } from '../contract.ts';
import { ruleBegins } from '../rule-begins.ts';
import { tables } from '../tables.ts';
import { inviteCompany } from './invite-company.ts';

type Settling = {
  desk: string;
  engagementId: string;
  what: Prepared;
  /** Whom of us the client admits. */
  admitted: readonly string[];
};

/** What may be prepared and need not be, done as the client. */
export async function settleTheRest(
  client: Context,
  { desk, engagementId, what, admitted }: Settling,
): Promise<void> {
  const { register, thirdParties = [], needs = [], rule, deputies = [] } = what;
  const { holidays } = what.desk;
  if (register || holidays) await changeDesk(client, { desk, ...register, ...(holidays && { holidays }) });
  for (const { data, keptIn, pay, ...party } of thirdParties)
    await inviteCompany(client, { desk, role: 'third party', ...party }, { data, country: keptIn, pay });
  for (const need of needs) await markNeeds(client, { desk, ...need });
  for (const deputy of deputies) await nameDeputy(client, desk, deputy);
  if (!rule || !ruleBegins(rule, admitted)) return;
  const { trainedBy, vouchedBy, ...signed } = rule;
  const named = (one: typeof trainedBy) => (one === 'client' ? client.actor.id : (one ?? null));
  await signRosterRule(client, {
    ...{ desk, engagementId, ...signed },
    ...{ trainedById: named(trainedBy), vouchedById: named(vouchedBy) },
  });
}

type Deputy = NonNullable<Prepared['deputies']>[number];

/** Somebody of the client stands on the roster, and stands in where it is known already when they are needed. */
async function nameDeputy(client: Context, desk: string, { name, mail, away }: Deputy): Promise<void> {
  const personId = (await memberAt(client, mail)) ?? (await memberMade(client, { name, mail }));
  const engagementId = await engagementOfClient(client, desk);
  await admit(client, { desk, personId, engagementId, role: 'agent' });
  if (away && Temporal.Instant.compare(away.until, client.now) > 0)
    await beAway(client, { startsAt: away.from, endsAt: away.until, standInId: personId });
}

/** Whoever of the client has that mail address here already. */
async function memberAt(client: Context, mail: string): Promise<string | undefined> {
  const member = await tables(client)
    .selectFrom('personSettings as s')
    .innerJoin('memberships as m', 'm.personId', 's.personId')
    .select('s.personId')
    .where('s.mail', '=', mail)
    .where('m.organizationId', '=', client.actor.organizationId ?? '')
    .where((is) => is.or([is('m.endedAt', 'is', null), is('m.endedAt', '>', client.now)]))
    .executeTakeFirst();
  return member?.personId;
}

async function memberMade(client: Context, deputy: { name: string; mail: string }): Promise<string> {
  try {
    return (await addMember(client, deputy)).id;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'person.works-elsewhere') throw error;
    throw conflict(
      'preparation.deputy',
      'Somebody who was named to stand in works for another company here.',
    );
  }
}

async function engagementOfClient(client: Context, desk: string): Promise<string> {
  const { id } = await tables(client)
    .selectFrom('engagements')
    .select('id')
    .where('deskId', '=', desk)
    .where('role', '=', 'client')
    .executeTakeFirstOrThrow();
  return id;
}
