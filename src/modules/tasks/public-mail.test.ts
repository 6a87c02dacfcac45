import { describe, expect, it } from 'vitest';
import { aDesk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { keepAddress } from './commands/keep-address.ts';
import { ownDomainOf } from './policy.ts';
import { addresses } from './queries/addresses.ts';

const test = testDatabase();

describe('the domain of an address', () => {
  it.each([
    ['returns@soundhouse.example', 'soundhouse.example'],
    ['anna@gmail.com', ''],
    ['Anna@GMX.de ', ''],
    ['anna@yahoo.co.uk', ''],
    ['anna@yahoo.example', 'yahoo.example'],
    ['anna@shop.t-online.de', 'shop.t-online.de'],
    ['anna', ''],
  ])('of %s is theirs as %j', (address, domain) => {
    expect(ownDomainOf(address)).toBe(domain);
  });

  it('is not kept where anybody has an address there, and what was kept before stays', async () => {
    const desk = await aDesk(test);
    const engagementId = desk.engagements.thirdParty;
    const address = 'soundhouse@gmail.com';
    const keep = (domain: string | null) =>
      desk.as(desk.leo, (ctx) => keepAddress(ctx, { desk: desk.slug, engagementId, address, domain }));
    await keep(null);
    for (const domain of ['gmail.com', 'Hotmail.co.uk', 'co.uk', 'COM.au', 'uk.com', 'github.io'])
      await expect(keep(domain)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'task-address.public-domain',
      });
    const { items } = await desk.as(desk.dana, (ctx) => addresses(ctx, { desk: desk.slug }));
    expect(items).toEqual([{ engagementId, address, domain: null, isPublic: false }]);
  });

  it('is said to be of anybody where it was kept before that was known, and stays until it is changed', async () => {
    const desk = await aDesk(test);
    const engagementId = desk.engagements.thirdParty;
    const seen = () => desk.as(desk.leo, async (ctx) => (await addresses(ctx, { desk: desk.slug })).items[0]);
    const keep = (domain: string) =>
      desk.as(desk.leo, (ctx) => keepAddress(ctx, { desk: desk.slug, engagementId, domain }));
    await keep('soundhouse.co.uk');
    expect(await seen()).toMatchObject({ domain: 'soundhouse.co.uk', isPublic: false });
    await test.sql(`update task_addresses set domain = 'co.uk' where desk_id = $1`, [desk.id]);
    expect(await seen()).toMatchObject({ domain: 'co.uk', isPublic: true });
    await expect(keep('co.uk')).rejects.toMatchObject({
      message: expect.stringMatching(/^Anybody can have a domain that ends in co\.uk\./),
    });
    await keep('soundhouse.co.uk');
    expect(await seen()).toMatchObject({ isPublic: false });
  });
});
