import { beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../modules/people/commands/members.ts';
import { aDesk, type Desk } from '../testing/a-desk.ts';
import { type RunningTest, runningThroughline } from '../testing/running.ts';
import { createToken } from './commands/token-create.ts';

const running: RunningTest = runningThroughline();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

const create = (mail: string, organization?: string) =>
  createToken(running.test.database, { mail, organization });

/** Somebody who belongs to the provider and to the client. */
async function bothSides() {
  const member = { name: 'Kim', mail: `kim-${desk.slug}@people.example` };
  const { id } = await desk.as(desk.priya, (ctx) => addMember(ctx, member));
  await running.test.sql(
    'set local role throughline_definer; insert into memberships (organization_id, person_id) values ' +
      `('${desk.leo.organizationId}', '${id}')`,
  );
  return member.mail;
}

describe('making a token on the command line', () => {
  it('opens the API to the one it was made for, with all that they may do', async () => {
    const token = await create(desk.dana.mail.toUpperCase());
    const me = await running.api('GET', '/api/me', { token });
    expect(me).toMatchObject({
      status: 200,
      body: { id: desk.dana.id, organization: { name: 'Clearline' } },
    });
    const made = await running.api('POST', `/api/desks/${desk.slug}/cases`, {
      token,
      body: {
        subject: 'No sound',
        text: 'None.',
        customer: { name: 'Bill', address: 'bill@customers.example' },
      },
    });
    expect(made.status).toBe(201);
  });

  it('asks for which organization where there are several, and takes its name or id', async () => {
    const mail = await bothSides();
    await expect(create(mail)).rejects.toThrow('--organization: Clearline, Harmon Audio.');
    const byName = await running.api('GET', '/api/me', { token: await create(mail, 'harmon audio') });
    expect(byName.body.organization).toMatchObject({ id: desk.leo.organizationId });
    const byId = await running.api('GET', '/api/me', { token: await create(mail, desk.dana.organizationId) });
    expect(byId.body.organization).toMatchObject({ name: 'Clearline' });
    await expect(create(mail, 'Soundhouse')).rejects.toThrow('--organization');
  });

  it('says that nobody is there under an unknown address', async () => {
    await expect(create('nobody@people.example')).rejects.toThrow('Nobody with this mail address is here.');
  });
});
