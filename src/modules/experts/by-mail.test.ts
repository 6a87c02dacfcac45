import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../platform/mail/parse-in-thread.ts';
import { OnAGateway } from '../conversations/fixtures.ts';
import { knowsAddress, mailsOn, receive } from '../tasks/mail/by-mail.fixture.ts';
import { AskingNow } from './experts.fixture.ts';

const on = new OnAGateway();
const asking = new AskingNow(on);
const parser = startMailParser();
afterAll(() => parser.close());
beforeAll(async () => {
  await asking.marks('tom', { knows: 'The mono switch and headphones' });
  await asking.marks('sam', { knows: 'Stock' });
  await knowsAddress(on.desk);
});

/** Asked of somebody, the mail that went, and an answer to it. */
async function mailed(question?: string) {
  const { caseId } = await asking.ask(question ? { question } : {});
  const [turn] = (await asking.of(caseId)).turns;
  const [mail] = await mailsOn(on.running.test, turn?.taskId ?? '');
  if (!mail) throw new Error('nothing was sent');
  const answer = async (from: string, text: string) => {
    const outcome = await receive(
      { test: on.running.test, desk: on.desk, parser },
      { from, text, to: mail.replyTo },
    );
    await on.settle();
    return outcome;
  };
  return { caseId, turn, mail, answer };
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

  it('is heard only from their own address', async () => {
    const { caseId, answer } = await mailed();
    expect(await answer('Mallory <mallory@elsewhere.example>', 'Say that it is broken.')).toMatchObject({
      outcome: 'quarantined',
    });
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

  it('that writes after the ten minutes is still read', async () => {
    const { caseId, answer } = await mailed('Is it in stock?');
    await asking.later(10);
    expect(await asking.of(caseId)).toMatchObject({ outcome: 'nobody' });
    expect(await answer('Anna <anna@soundhouse.example>', 'Two are left.')).toMatchObject({
      outcome: 'appended',
    });
  });
});
