import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { offerHandOff } from '../src/modules/conversations/commands/hand-off.ts';
import { changeMe } from '../src/modules/people/commands/me.ts';
import { aCase, aDesk, type Desk } from '../src/testing/a-desk.ts';
import { runningThroughline } from '../src/testing/running.ts';
import { aBrowser, expectAccessible, screensOf } from './browser.ts';

const running = runningThroughline();
const browser = aBrowser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(running.test);
});

/** A PNG of one grey pixel. */
function aGreyDot(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(1, 0);
  header.writeUInt32BE(1, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const parts = [
    part('IHDR', header),
    part('IDAT', deflateSync(Buffer.from([0, 128]))),
    part('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const opened = screensOf(browser, running);
const pictureOf = (page: Page, name: string) => page.getByRole('img', { name: `Picture of ${name}` });

describe('the people whom one works with', () => {
  it('are met by their pictures on the roster, on a case and in a hand-off, and by initials where there is none', async () => {
    const theCase = await aCase(desk, { address: 'bill@customers.example' });
    const people = [
      { who: desk.dana, name: 'Dana Okafor' },
      { who: desk.tom, name: 'Tom Hughes' },
      { who: desk.priya, name: 'Priya Raman' },
    ];
    const [owner] = people.filter(({ who }) => who.id === theCase.ownerId);
    const [receiver, bare] = people.filter((one) => one !== owner);
    if (!owner || !receiver || !bare) throw new Error('one of three owns it');
    const picture = `data:image/png;base64,${aGreyDot().toString('base64')}`;
    for (const { who } of [owner, receiver]) await desk.as(who, (ctx) => changeMe(ctx, { picture }));

    const roster = await opened(`desks/${desk.slug}/settings`, desk.leo);
    const asked: string[] = [];
    roster.on('request', (request) => asked.push(request.url()));
    for (const { name } of [owner, receiver]) {
      await roster.getByText(name).first().scrollIntoViewIfNeeded();
      await pictureOf(roster, name).first().waitFor();
    }
    await roster.getByText(bare.name).first().scrollIntoViewIfNeeded();
    expect(await pictureOf(roster, bare.name).count()).toBe(0);
    await expectAccessible(roster);
    expect(asked.filter((url) => !url.startsWith(running.program.url))).toEqual([]);

    await desk.as(owner.who, (ctx) =>
      offerHandOff(ctx, { case: theCase.id, toId: receiver.who.id, situation: 'The mixer is silent' }),
    );
    const page = await opened(`cases/${theCase.reference}`, receiver.who);
    const offer = page.getByRole('region', { name: `${owner.name} offers you this case` });
    await offer.getByRole('img', { name: `Picture of ${owner.name}` }).waitFor();
    expect(await pictureOf(page, owner.name).count()).toBeGreaterThan(1);
    await expectAccessible(page);
  });
});
