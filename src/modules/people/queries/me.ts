import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';
import type { Output } from '../../../platform/http/endpoint.ts';
import { emergencyNumber } from '../../../platform/phone/emergency.ts';
import { countryOf } from '../../../platform/phone/number.ts';
import { forbidden } from '../../../platform/refusal.ts';
import type { Me, peopleApi } from '../contract.ts';
import { pictureUrl } from '../picture.ts';
import { tables } from '../tables.ts';

type MeRow = Omit<Me, 'picture' | 'desks'> & {
  type: string | null;
  bytes: Buffer | null;
  desks: Omit<Me['desks'][number], 'emergencyNumber'>[] | null;
};

export async function me(ctx: Context): Promise<Me> {
  const { rows } = await sql<MeRow>`
    select p.id, p.name, s.mail, p.place, x.type, x.bytes, s.languages, s.zone, s.hours,
      jsonb_build_object('id', o.id, 'name', o.name, 'administrator', m.administrator) as organization,
      (select jsonb_agg(jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name, 'color', d.color, 'zone', d.zone,
        'role', r.role, 'side', r.side, 'isMine', d.accountable_id = p.id, 'onePerson', d.one_person,
        'served', exists (select from engagements e where e.desk_id = d.id and e.role = 'provider' and app.running(e.starts_at, e.ends_at)),
        'isNamed', exists (select from roster_rules u where u.desk_id = d.id and u.ended_at is null
          and p.id in (u.trained_by_id, u.vouched_by_id))) order by d.name) from app.my_roster() r join desks d on d.id = r.desk_id) as desks
    from persons p
    join person_settings s on s.person_id = p.id
    join memberships m on m.person_id = p.id and m.organization_id = ${ctx.actor.organizationId}
    join organizations o on o.id = m.organization_id
    left join person_pictures x on x.person_id = p.id
    where p.id = ${ctx.actor.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw forbidden('person.required', 'Only a person has an account.');
  const { type, bytes, desks, ...mine } = row;
  return { ...mine, picture: pictureUrl(type, bytes), desks: (desks ?? []).map(reached) };
}

const reached = <D extends { zone: string }>(desk: D) => ({
  ...desk,
  emergencyNumber: emergencyNumber(countryOf(desk.zone)),
});

export async function members(ctx: Context): Promise<Output<typeof peopleApi.members>> {
  const items = await tables(ctx)
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.personId')
    .innerJoin('personSettings as s', 's.personId', 'm.personId')
    .leftJoin('departments as d', (join) =>
      join.onRef('d.organizationId', '=', 'm.organizationId').onRef('d.id', '=', 'm.departmentId'),
    )
    .select([
      'p.id',
      'p.name',
      's.mail',
      'm.administrator',
      'm.departmentId',
      'd.name as department',
      'm.endedAt',
    ])
    .where('m.organizationId', '=', ctx.actor.organizationId ?? '')
    .orderBy('p.name')
    .execute();
  return { items, next: null };
}

export async function departments(ctx: Context): Promise<Output<typeof peopleApi.departments>> {
  const items = await tables(ctx)
    .selectFrom('departments')
    .select(['id', 'name'])
    .where('organizationId', '=', ctx.actor.organizationId ?? '')
    .orderBy('name')
    .execute();
  return { items, next: null };
}
