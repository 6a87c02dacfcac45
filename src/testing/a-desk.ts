import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { openCase } from '../modules/cases/commands/open-case.ts';
import { customerAt } from '../modules/customers/commands/customer-at.ts';
import { admit } from '../modules/desks/commands/admit.ts';
import { engage } from '../modules/desks/commands/engage.ts';
import { openDesk } from '../modules/desks/commands/open-desk.ts';
import { Given } from '../modules/desks/contract.ts';
import { changeMe } from '../modules/people/commands/me.ts';
import { addPerson } from '../modules/people/commands/members.ts';
import type { Context } from '../platform/context.ts';
import type { TestDatabase } from './database.ts';

type Named = { id: string; organizationId: string; mail: string };

export type Desk = {
  id: string;
  slug: string;
  address: string;
  /** Accountable for the desk, of the client. */
  leo: Named;
  /** Lead and agents of the provider. */
  priya: Named;
  dana: Named;
  tom: Named;
  /** Of the third party; on no roster. */
  sam: Named;
  engagements: { client: string; provider: string; thirdParty: string };
  as: <T>(person: Named, work: (ctx: Context) => Promise<T>) => Promise<T>;
  asDesk: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
};

const always = { always: true as const };
let made = 0;

/** A desk as in the first story: Harmon Audio the client, Clearline the provider, Soundhouse a third party. */
export async function aDesk(test: TestDatabase): Promise<Desk> {
  made += 1;
  const tag = `${made}-${uuid().slice(-6)}`;
  const [client, provider, third] = [uuid(), uuid(), uuid()];
  const person = (name: string, organizationId: string): Named => ({
    id: uuid(),
    organizationId,
    mail: `${name}-${tag}@people.example`,
  });
  const leo = person('leo', client);
  const [priya, dana, tom] = [person('priya', provider), person('dana', provider), person('tom', provider)];
  const sam = person('sam', third);
  const names = {
    leo: 'Leo Brandt',
    priya: 'Priya Raman',
    dana: 'Dana Okafor',
    tom: 'Tom Hughes',
    sam: 'Sam Ito',
  };

  await test.database.as({ kind: 'operator' }, async (ctx) => {
    for (const [id, name] of [
      [client, 'Harmon Audio'],
      [provider, 'Clearline'],
      [third, 'Soundhouse'],
    ]) {
      await sql`select app.found_organization(${id}, ${name}, 'GB')`.execute(ctx.db);
    }
    for (const [key, who] of Object.entries({ leo, priya, dana, tom, sam })) {
      const administrator = who === leo || who === priya || who === sam;
      await addPerson(ctx, { ...who, name: names[key as keyof typeof names], administrator });
    }
  });
  const as: Desk['as'] = ({ id, organizationId }, work) =>
    test.database.as({ kind: 'person', personId: id, organizationId }, work);
  const slug = `harmon-${tag}`;
  const address = `help-${tag}@harmon.example`;
  for (const who of [dana, tom, priya, leo])
    await as(who, (ctx) => changeMe(ctx, { hours: always, zone: 'Europe/London', place: 'Leeds' }));
  const { id } = await as(leo, (ctx) =>
    openDesk(ctx, { slug, address, name: 'Harmon Audio', zone: 'Europe/London', hours: always }),
  );
  const engagements = await as(leo, async (ctx) => {
    const own = await sql<{ id: string }>`select id from engagements where desk_id = ${id}`.execute(ctx.db);
    const provided = await engage(ctx, {
      desk: slug,
      organizationId: provider,
      role: 'provider',
      purpose: 'answers customers',
    });
    const thirdParty = await engage(ctx, {
      desk: slug,
      organizationId: third,
      role: 'third party',
      purpose: 'takes returns',
      mayBeGiven: Given.options,
    });
    return { client: own.rows[0]?.id ?? '', provider: provided.id, thirdParty: thirdParty.id };
  });
  await as(leo, async (ctx) => {
    const roles = [
      [priya, 'lead'],
      [dana, 'agent'],
      [tom, 'agent'],
    ] as const;
    for (const [who, role] of roles)
      await admit(ctx, { desk: slug, personId: who.id, engagementId: engagements.provider, role });
  });
  const asDesk: Desk['asDesk'] = (work) => test.database.as({ kind: 'desk-system', deskId: id }, work);
  return { id, slug, address, leo, priya, dana, tom, sam, engagements, as, asDesk };
}

/** An open case of a customer of the desk, as a first mail makes it. */
export async function aCase(
  desk: Desk,
  { name = 'Bill Navarro', address = 'bill@customers.example', language = 'en' } = {},
) {
  return desk.asDesk(async (ctx) => {
    const customer = await customerAt(ctx, { deskId: desk.id, name, address, language });
    const opened = await openCase(ctx, {
      deskId: desk.id,
      customer,
      subject: 'No sound on the mains',
      need: 'I followed the sheet to the letter.',
      channel: 'mail',
    });
    return { ...opened, customerId: customer.id };
  });
}
