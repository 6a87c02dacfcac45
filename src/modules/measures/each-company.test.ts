import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { noteCall } from '../conversations/commands/note-call.ts';
import { openCaseFor } from '../conversations/commands/open-case-for.ts';
import { say } from '../conversations/commands/say.ts';
import { receiveContact } from '../conversations/index.ts';
import { admit } from '../desks/commands/admit.ts';
import { addPerson } from '../people/index.ts';
import type { Measured } from './contract.ts';
import { measuredNeeds } from './queries/measured-needs.ts';
import { measuresOfDesk } from './queries/measures.ts';

const test = testDatabase();
const wednesday = 3;
let desk: Desk;
beforeEach(async () => {
  await test.moveTo(wednesday, '12:00');
  desk = await aDesk(test);
});

const aNeed = () => aCase(desk, { address: `${randomUUID()}@customers.example` });
const fivePeople = async () => {
  for (const [of, engagementId] of [
    [desk.dana, desk.engagements.provider],
    [desk.leo, desk.engagements.client],
  ] as const)
    for (let count = 0; count < 4; count++) {
      const id = randomUUID();
      await test.database.as({ kind: 'operator' }, (ctx) =>
        addPerson(ctx, { ...of, id, mail: `${id}@people.example`, name: 'Somebody', administrator: false }),
      );
      await desk.as(desk.leo, (ctx) =>
        admit(ctx, { desk: desk.slug, personId: id, engagementId, role: 'agent' }),
      );
    }
};

const measured = () => desk.as(desk.leo, (ctx) => measuresOfDesk(ctx, { desk: desk.slug, weeks: 12 }));
const behind = async (which: Measured) =>
  (await desk.as(desk.leo, (ctx) => measuredNeeds(ctx, { desk: desk.slug, weeks: 12, which }))).items.map(
    ({ caseId }) => caseId,
  );

describe('who had to come again', () => {
  it('V9: the same for who rang, and as each company alone would count it', async () => {
    const [x, y] = [desk.dana, desk.leo];
    // Of a company of fewer people nothing is shown.
    expect((await measured()).companies).toEqual([]);
    await fivePeople();
    const rings = (who: typeof x, { id }: { id: string }) =>
      desk.as(who, (ctx) =>
        noteCall(ctx, { case: id, direction: 'in', outcome: 'reached', said: 'It hums.' }),
      );
    const rangFirst = (who: typeof x) =>
      desk.as(who, (ctx) =>
        openCaseFor(ctx, {
          ...{ desk: desk.slug, text: 'It hums.' },
          customer: { name: 'Bill', address: `${randomUUID()}@customers.example` },
        }),
      );
    const answersMail = (who: typeof x, { id }: { id: string }) =>
      desk.as(who, (ctx) => say(ctx, { case: id, audience: 'customer', text: 'We look.' }));
    const [, b, c] = [await rangFirst(x), await rangFirst(x), await rangFirst(x)];
    const [d, e] = [await aNeed(), await aNeed()];
    await answersMail(x, d);
    await answersMail(y, e);
    await test.advance('1 day');
    await rings(y, d);
    await test.advance('2 days');
    await rings(y, b);
    await test.advance('6 days');
    await rings(x, c);
    await test.advance('29 days');
    await rangFirst(x);
    await test.advance('2 days');

    const { once, firstCall, companies, repeats } = await measured();
    expect(once[0]?.share).toMatchObject({ count: 3, of: 5 });
    expect(firstCall).toMatchObject({ share: { count: 3, of: 4, share: null }, tooNew: 1 });
    expect(companies).toMatchObject([
      { name: 'Clearline', figure: { share: { count: 4, of: 4 }, tooNew: 1 } },
      { name: 'Harmon Audio', figure: { share: { count: 3, of: 3 }, tooNew: 0 } },
    ]);
    expect(repeats).toMatchObject({ count: 2, of: 8 });
    expect(await behind('rangAgain')).toEqual([b.id]);
    const company = desk.leo.organizationId;
    const listed = (which: Measured) =>
      desk.as(desk.leo, (ctx) => measuredNeeds(ctx, { desk: desk.slug, weeks: 12, which, company }));
    expect((await listed('needs')).items.map(({ caseId }) => caseId).sort()).toEqual(
      [b.id, d.id, e.id].sort(),
    );
    expect((await listed('again7')).items).toEqual([]);
    await rings(y, b);
    expect((await measured()).companies[1]?.figure).toMatchObject({ share: { count: 3, of: 3 } });
    await expect(listed('met')).rejects.toMatchObject({ code: 'measures.company' });
  });

  it('is counted for whoever answered last, where nobody has answered them since', async () => {
    await fivePeople();
    const need = await aNeed();
    await desk.as(desk.dana, (ctx) => say(ctx, { case: need.id, audience: 'customer', text: 'We look.' }));
    await test.advance('2 days');
    await desk.asDesk((ctx) =>
      receiveContact(ctx, {
        ...{ caseId: need.id, customerId: need.customerId },
        ...{ channel: 'page', text: 'And now?', files: [] },
      }),
    );
    await test.advance('14 days');
    expect((await measured()).companies).toMatchObject([
      { name: 'Clearline', figure: { share: { count: 0, of: 1 } } },
    ]);
  });

  it('is counted for no company of fewer than five people, for it would be about them', async () => {
    const need = await aNeed();
    await desk.as(desk.leo, (ctx) => say(ctx, { case: need.id, audience: 'customer', text: 'We look.' }));
    await test.advance('14 days');
    expect((await measured()).companies).toEqual([
      { id: desk.leo.organizationId, name: 'Harmon Audio', figure: null },
    ]);
  });
});
