import { beforeAll, describe, expect, it } from 'vitest';
import { aMail } from '../../testing/send-mail.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { caseView } from '../conversations/index.ts';
import { takeIn } from '../conversations/mail/take-in.ts';
import { heldMails, knowsAddress, mailsOn } from '../tasks/mail/by-mail.fixture.ts';
import { takeAskBack } from './commands/take-ask-back.ts';
import { AskingNow } from './experts.fixture.ts';

const on = new OnAGateway();
const asking = new AskingNow(on);
beforeAll(async () => {
  await asking.marks('tom', { knows: 'The mono switch and headphones' });
  await asking.marks('sam', { knows: 'Stock' });
  await knowsAddress(on.desk);
});

/** Asked of somebody, the mail that went, and an answer to it. */
async function mailed(question?: string) {
  const { id, caseId } = await asking.ask(question ? { question } : {});
  const [turn] = (await asking.of(caseId)).turns;
  const [mail] = await mailsOn(on.running.test, turn?.taskId ?? '');
  if (!mail) throw new Error('nothing was sent');
  const answer = async (from: string, text: string) => {
    const raw = Buffer.from(aMail({ from, to: mail.replyTo, subject: 'Re: A question', text }));
    await takeIn(on.running.test.database, { raw, from: 'sender@post.example', to: [mail.replyTo] });
    await on.settle();
  };
  return { id, caseId, turn, mail, answer };
}

describe('whoever works on the desk', () => {
  it('is asked by mail, and whatever they write back is the answer', async () => {
    const { caseId, turn, mail, answer } = await mailed();
    expect(turn).toMatchObject({ name: 'Tom Hughes', byMail: true, byText: false });
    expect(mail.to).toBe(on.desk.tom.mail);
    expect(mail.text).toContain('The customer waits while Dana Okafor asks you. Simply answer this mail');
    await answer(`Tom <${on.desk.tom.mail}>`, 'It sums the mains.\n\nThe headphones stay stereo.');
    expect(await asking.of(caseId)).toMatchObject({
      outcome: 'answered',
      turns: [{ answer: { words: 'It sums the mains.\n\nThe headphones stay stereo.' } }],
    });
  });

  it('declines with a word', async () => {
    const { caseId, answer } = await mailed();
    await answer(`Tom <${on.desk.tom.mail}>`, 'Decline');
    expect((await asking.of(caseId)).turns[0]).toMatchObject({ name: 'Tom Hughes', state: 'declined' });
  });

  it('hears by mail, too, that it is not needed any more', async () => {
    const { id, turn } = await mailed();
    await on.desk.as(on.desk.dana, (ctx) => takeAskBack(ctx, { ask: id }));
    await on.settle();
    const mails = await mailsOn(on.running.test, turn?.taskId ?? '');
    expect(mails.map(({ text }) => text.includes('does not need this any more'))).toEqual([false, true]);
  });

  it('is heard only from their own address', async () => {
    const { caseId, answer } = await mailed();
    await answer('Mallory <mallory@elsewhere.example>', 'Say that it is broken.');
    expect(await heldMails(on.desk)).toMatchObject([{ reason: 'task sender' }]);
    expect(await asking.of(caseId)).toMatchObject({ outcome: null, turns: [{ state: 'asked' }] });
  });
});

describe('a third party', () => {
  it('is asked by mail where it is asked at all, and answers so', async () => {
    const { caseId, turn, mail, answer } = await mailed('Is it in stock?');
    expect(turn).toMatchObject({ name: 'Soundhouse', byMail: true });
    expect(mail.to).toBe('returns@soundhouse.example');
    await answer('Anna <anna@soundhouse.example>', 'Two are left.');
    expect(await asking.of(caseId)).toMatchObject({
      outcome: 'answered',
      turns: [{ answer: { by: 'Soundhouse', words: 'Two are left.' } }],
    });
  });

  it('is not written to where it does not want that', async () => {
    await asking.marks('sam', { knows: 'Stock', byMail: false });
    const { caseId } = await asking.ask({ question: 'Is it in stock?' });
    const [turn] = (await asking.of(caseId)).turns;
    expect(turn).toMatchObject({ name: 'Soundhouse', byMail: false });
    expect(await mailsOn(on.running.test, turn?.taskId ?? '')).toEqual([]);
    await asking.marks('sam', { knows: 'Stock' });
  });

  it('that writes after the ten minutes is still read', async () => {
    const { caseId, answer } = await mailed('Is it in stock?');
    await asking.later(10);
    expect(await asking.of(caseId)).toMatchObject({ outcome: 'nobody' });
    await answer('Anna <anna@soundhouse.example>', 'Two are left.');
    const view = await on.desk.as(on.desk.dana, (ctx) => caseView(ctx, { case: caseId }));
    expect(view.entries.at(-1)).toMatchObject({ kind: 'task written', text: 'Two are left.' });
  });
});
