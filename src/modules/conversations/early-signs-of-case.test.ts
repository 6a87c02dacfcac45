import { beforeAll, describe, expect, it } from 'vitest';
import { reveal } from '../../platform/reveal.ts';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { append } from '../cases/index.ts';
import { decideStranger } from './commands/decide-stranger.ts';
import { receiveContact } from './commands/receive-contact.ts';
import { say } from './commands/say.ts';
import { briefingsOf } from './queries/briefings.ts';
import { earlySignsOf } from './queries/early-signs.ts';
import { tables } from './tables.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const signsFor = (who: Desk['dana'], caseId: string) =>
  desk.as(who, async (ctx) => (await earlySignsOf(ctx, { case: caseId })).items.map(({ sign }) => sign));
const ownerOf = ({ ownerId }: { ownerId: string }) =>
  [desk.dana, desk.tom, desk.priya].find(({ id }) => id === ownerId) ?? desk.dana;
const writes = (
  theCase: { id: string; customerId: string },
  text: string,
  channel: 'mail' | 'text' = 'mail',
) =>
  desk.asDesk((ctx) =>
    receiveContact(ctx, {
      ...{ caseId: theCase.id, customerId: theCase.customerId, channel, text, files: [] },
    }),
  );
const strangerWrites = (theCase: { id: string; customerId: string }, data: Record<string, string>) =>
  desk.asDesk(async (ctx) => {
    const entryId = await append(
      ctx,
      { deskId: desk.id, caseId: theCase.id },
      {
        ...{ kind: 'contact', audience: 'customer', channel: 'page', fromStranger: true, data },
        author: { kind: 'customer', id: theCase.customerId },
        words: { text: 'Never mind, forget it.' },
      },
    );
    const address = `${entryId}@elsewhere.example`;
    const held = { deskId: desk.id, entryId, address, decidedById: null, decidedAt: null };
    await tables(ctx).insertInto('strangers').values(held).execute();
    return entryId;
  });

describe('early signs of a case', () => {
  it('are for whoever owns it alone, in sentences that name no number', async () => {
    const theCase = await aCase(desk, { address: 'early@customers.example' });
    const owner = ownerOf(theCase);
    expect(await signsFor(owner, theCase.id)).toEqual([]);
    await writes(theCase, 'Ach, schon gut.');
    expect(await signsFor(owner, theCase.id)).toEqual(['never mind']);
    for (const other of [desk.dana, desk.tom, desk.priya, desk.leo].filter(({ id }) => id !== owner.id))
      expect(await signsFor(other, theCase.id)).toEqual([]);
    await expect(signsFor(desk.sam, theCase.id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('are heard in a text as in a mail, whose brevity is none', async () => {
    const theCase = await aCase(desk, { address: 'texts@customers.example' });
    const owner = ownerOf(theCase);
    for (const _ of [1, 2, 3]) await writes(theCase, 'It hums on the left side. '.repeat(5));
    for (const text of ['Yes.', 'Ok.']) await writes(theCase, text, 'text');
    expect(await signsFor(owner, theCase.id)).toEqual([]);
    await writes(theCase, 'Never mind, forget it.', 'text');
    expect(await signsFor(owner, theCase.id)).toEqual(['never mind']);
  });

  it('are a link that nobody opened, until the custody record says that they did', async () => {
    const theCase = await aCase(desk, { address: 'unopened@customers.example' });
    const owner = ownerOf(theCase);
    const told = () =>
      desk.as(owner, (ctx) =>
        say(ctx, { case: theCase.id, audience: 'customer', text: 'It is on its way.' }),
      );
    await told();
    await test.advance('1 day');
    await told();
    await test.sql(`update outbox set state = 'sent', settled_at = app.now() where case_id = $1`, [
      theCase.id,
    ]);
    await test.advance('2 days');
    expect(await signsFor(owner, theCase.id)).toEqual(['link never opened']);
    const { rows } = await test.sql('select token_hash from customer_links where customer_id = $1', [
      theCase.customerId,
    ]);
    await test.database.as({ kind: 'customer-link', hash: rows[0]?.token_hash }, (ctx) =>
      reveal(ctx, [{ deskId: desk.id, caseId: theCase.id, as: 'opened' }]),
    );
    expect(await signsFor(owner, theCase.id)).toEqual([]);
  });

  it('are heard, and told in a briefing, in what came by the help pages once it is admitted as theirs', async () => {
    const signs = async (data: Record<string, string>) => {
      const theCase = await aCase(desk, { address: `${data.from ?? 'mail'}@known.example` });
      const owner = ownerOf(theCase);
      const told = async () => ({
        signs: await signsFor(owner, theCase.id),
        isTold: await desk.asDesk(async (ctx) => {
          const to = new Map([[theCase.id, owner.id]]);
          return (await briefingsOf(ctx, { deskId: desk.id, to })).get(theCase.id)?.includes('forget it');
        }),
      });
      await test.advance('1 minute');
      const entry = await strangerWrites(theCase, data);
      const before = await told();
      await desk.as(desk.leo, (ctx) => decideStranger(ctx, { entry, admit: true }));
      return [before, await told()];
    };
    const unheard = { signs: [], isTold: false };
    expect(await signs({ from: 'help' })).toEqual([unheard, { signs: ['never mind'], isTold: true }]);
    expect(await signs({})).toEqual([unheard, unheard]);
  });
});
