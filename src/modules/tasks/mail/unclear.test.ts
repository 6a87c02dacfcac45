import { afterAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { releaseMail } from '../../conversations/mail/quarantine.ts';
import { caseView } from '../../conversations/queries/case-view.ts';
import { keepReference } from '../commands/keep-reference.ts';
import { asked } from '../fixtures.ts';
import { tasksOfMail } from '../queries/tasks-of-mail.ts';
import { heldMails, knowsAddress, receive, shop } from './by-mail.fixture.ts';
import { takeReleasedMail, takeUnclearMail } from './take-task-mail.ts';

const test = testDatabase();
const parser = startMailParser();
afterAll(() => parser.close());

async function referred(theirReference: string, on: Desk) {
  const task = await asked(on);
  await on.as(on.dana, (ctx) => keepReference(ctx, { task: task.id, theirReference }));
  return task;
}

describe('a mail of a company that does not say of what it speaks', () => {
  const writes = (to: Desk, text = 'It is on its way.') =>
    receive(
      { test, desk: to, parser, toTask: takeUnclearMail },
      { to: to.address, text, from: shop.address },
    );
  const heldOn = async (on: Desk) => (await heldMails(on)).at(-1)?.id ?? '';
  const choices = (on: Desk, mail: string) =>
    on.as(on.dana, async (ctx) => (await tasksOfMail(ctx, { desk: on.slug, mail })).items);

  it('waits for somebody to choose the task, and joins the one that is chosen', async () => {
    const own = await aDesk(test);
    const [first, second] = [await referred('A 11111', own), await referred('B 22222', own)];
    await knowsAddress(own);
    expect(await writes(own)).toMatchObject({ outcome: 'quarantined', reason: 'task unclear' });
    const mail = await heldOn(own);
    expect((await choices(own, mail)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await choices(own, mail))[1]).toMatchObject({
      theirReference: 'A 11111',
      case: { id: first.theCase.id },
    });
    await own.as(own.dana, (ctx) =>
      releaseMail(ctx, { desk: own.slug, mail, task: first.id }, takeReleasedMail),
    );
    const view = await own.as(own.dana, (ctx) => caseView(ctx, { case: first.theCase.id }));
    expect(view.entries.at(-1)).toMatchObject({ kind: 'task written', taskId: first.id, audience: 'task' });
  });

  it('joins nothing that another company is asked, nor anything of another desk', async () => {
    const [own, other] = [await aDesk(test), await aDesk(test)];
    await knowsAddress(own);
    await referred('C 33333', own);
    const ofClient = await asked(own, 'client');
    const elsewhere = await referred('D 44444', other);
    await writes(own);
    const mail = await heldOn(own);
    for (const task of [ofClient.id, elsewhere.id]) {
      const release = { desk: own.slug, mail, task };
      await expect(
        own.as(own.dana, (ctx) => releaseMail(ctx, release, takeReleasedMail)),
      ).rejects.toMatchObject({ code: 'mail.other-task' });
    }
    await expect(
      other.as(other.dana, (ctx) => tasksOfMail(ctx, { desk: own.slug, mail })),
    ).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('is a mail like others where the company is asked nothing, and becomes a case where somebody says so', async () => {
    const own = await aDesk(test);
    await knowsAddress(own);
    expect(await writes(own)).toMatchObject({ outcome: 'created' });
    await referred('E 55555', own);
    await writes(own, 'Something else.');
    const made = await own.as(own.dana, async (ctx) =>
      releaseMail(ctx, { desk: own.slug, mail: await heldOn(own) }, takeReleasedMail),
    );
    expect(made.reference).toBeDefined();
  });
});
