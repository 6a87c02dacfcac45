import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { askTask, keepAddress } from '../tasks/index.ts';
import { inviteCompany } from './commands/invite-company.ts';

const test = testDatabase();
let on: Desk;
beforeAll(async () => {
  on = await aDesk(test);
});

type More = Omit<Parameters<typeof inviteCompany>[1], 'desk' | 'purpose'>;
const invite = (who: Desk['leo'], more: More) =>
  on.as(who, (ctx) => inviteCompany(ctx, { desk: on.slug, purpose: 'delivers parts', ...more }));
const rowsOf = async (text: string, values: unknown[]) => (await test.sql(text, values)).rows;
const mailsTo = (address: string) =>
  rowsOf(
    `select o.kind, w.subject, w.text from outbox o
     join outbox_words w on w.desk_id = o.desk_id and w.outbox_id = o.id where w.recipient = $1`,
    [address],
  );

describe('a third party without an account', () => {
  it('takes a name and a mail address, and is asked there', async () => {
    const address = 'Parts@Parts.example';
    const { id } = await invite(on.leo, { name: 'Parts Ltd', role: 'third party', address });
    const bill = await aCase(on);
    await on.as(on.dana, (ctx) => askTask(ctx, { case: bill.id, engagementId: id, request: 'Where is it?' }));
    expect(await mailsTo('parts@parts.example')).toMatchObject([{ kind: 'task' }]);
  });

  it('takes a name and a domain, whose signed mail is theirs, and is not asked before there is an address', async () => {
    const { id } = await invite(on.leo, {
      name: 'Carriers',
      role: 'third party',
      domain: 'Carriers.example',
    });
    const where = 'select address, domain from task_addresses where engagement_id = $1';
    expect(await rowsOf(where, [id])).toEqual([{ address: null, domain: 'carriers.example' }]);
    const bill = await aCase(on);
    const ask = () =>
      on.as(on.dana, (ctx) => askTask(ctx, { case: bill.id, engagementId: id, request: 'Where is it?' }));
    await expect(ask()).rejects.toMatchObject({ code: 'task.nobody-hears', kind: 'conflict' });
    expect(await rowsOf('select 1 from tasks where engagement_id = $1', [id])).toEqual([]);
    const address = 'desk@carriers.example';
    await on.as(on.leo, (ctx) => keepAddress(ctx, { desk: on.slug, engagementId: id, address }));
    await ask();
    expect(await mailsTo(address)).toMatchObject([{ kind: 'task' }]);
  });

  it('may be given of customers what the client ticked as it invited it, and nothing else', async () => {
    const given = async (more: Pick<More, 'mayBeGiven'>, name: string) => {
      const { id } = await invite(on.leo, {
        name,
        role: 'third party',
        address: `${name}@p.example`,
        ...more,
      });
      const [row] = await rowsOf('select may_be_given as given from engagements where id = $1', [id]);
      return row.given;
    };
    expect(await given({}, 'unsaid')).toEqual([]);
    expect(await given({ mayBeGiven: ['name', 'thing'] }, 'said')).toEqual(['name', 'thing']);
    const lead = { name: 'Ann', mail: 'ann@p.example' };
    await expect(
      invite(on.leo, { name: 'Ours', role: 'provider', lead, mayBeGiven: ['name'] }),
    ).rejects.toMatchObject({ code: 'engagement.reads-all' });
  });

  it('may have its address where anybody has one, which makes nobody else there theirs', async () => {
    const party = { name: 'Small Parts', role: 'third party' as const, address: 'small@web.de' };
    await expect(invite(on.leo, { ...party, domain: 'web.de' })).rejects.toMatchObject({
      ...{ kind: 'invalid', code: 'task-address.public-domain' },
    });
    expect(await rowsOf('select 1 from organizations where name = $1', [party.name])).toEqual([]);
    const { id } = await invite(on.leo, party);
    const where = 'select address, domain from task_addresses where engagement_id = $1';
    expect(await rowsOf(where, [id])).toEqual([{ address: 'small@web.de', domain: null }]);
  });

  it('is invited by whoever answers for the desk alone, with a way to reach it, and once', async () => {
    const address = 'once@parts.example';
    const once = { name: 'Once Ltd', role: 'third party' as const, address };
    await expect(invite(on.priya, once)).rejects.toMatchObject({ code: 'not-permitted' });
    await invite(on.leo, once);
    await expect(invite(on.leo, { ...once, name: 'once ltd' })).rejects.toMatchObject({
      code: 'invitation.here',
    });
    await expect(invite(on.leo, { name: 'Nowhere', role: 'third party' })).rejects.toMatchObject({
      code: 'invitation.address',
    });
  });
});

describe('a provider', () => {
  it('begins with its first lead, who is told, signs in by mail and works there at once', async () => {
    const lead = { name: 'Nina Roth', mail: 'Nina@Nightline.example' };
    await invite(on.leo, { name: 'Nightline', role: 'provider', lead });
    const roster = await rowsOf(
      `select p.name, r.role, o.name as company, m.administrator from roster r join persons p on p.id = r.person_id
       join organizations o on o.id = r.organization_id
       join memberships m on m.organization_id = o.id and m.person_id = p.id where r.desk_id = $1 and o.name = 'Nightline'`,
      [on.id],
    );
    expect(roster).toEqual([{ name: 'Nina Roth', role: 'lead', company: 'Nightline', administrator: true }]);
    const [told] = await mailsTo('nina@nightline.example');
    expect(told).toMatchObject({ kind: 'staff', subject: 'You lead for your company on Harmon Audio' });
    expect(told.text).toContain('/app/sign-in');
    const signsIn = await rowsOf('select 1 as one from auth."user" where email = $1', [
      'nina@nightline.example',
    ]);
    expect(signsIn).toEqual([{ one: 1 }]);
  });

  it('that is here already comes with whoever administers it, and nobody who works for others is taken', async () => {
    const own = await aDesk(test);
    const { name, mail } = { name: 'Priya', mail: own.priya.mail };
    const { id } = await invite(on.leo, { name: 'clearline', role: 'provider', lead: { name, mail } });
    const engaged = await rowsOf('select organization_id from engagements where id = $1', [id]);
    expect(engaged).toEqual([{ organization_id: own.priya.organizationId }]);
    const other = await invite(on.leo, { name: 'Clear Sky', role: 'provider', lead: { name, mail } });
    const named = await rowsOf(
      `select o.name, r.person_id = $2 as leads from engagements e join organizations o on o.id = e.organization_id
       join roster r on r.desk_id = e.desk_id and r.engagement_id = e.id where e.id = $1`,
      [other.id, own.priya.id],
    );
    expect(named).toEqual([{ name: 'Clear Sky', leads: true }]);
    const lead = { name: 'Tom', mail: own.tom.mail };
    await expect(invite(on.leo, { name: 'Clearline', role: 'provider', lead })).rejects.toMatchObject({
      code: 'invitation.elsewhere',
    });
    await expect(invite(on.leo, { name: 'Nobody', role: 'provider' })).rejects.toMatchObject({
      code: 'invitation.lead',
    });
  });
});
