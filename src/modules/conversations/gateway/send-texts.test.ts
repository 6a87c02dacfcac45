import { describe, expect, it } from 'vitest';
import { say } from '../commands/say.ts';
import { outbox } from '../queries/outbox.ts';
import { OnAGateway } from './gateway.fixture.ts';

const on = new OnAGateway();
const told: OnAGateway['tell'] = (...what) => on.tell(...what);
const settle = () => on.settle();
const casesAt = (number: string) => on.casesAt(number);

describe('an answer to somebody who texts', () => {
  async function asked(from: string) {
    await told('text.received', { text: from, from, words: 'Is it ready?' });
    await settle();
    on.provider.got.splice(0);
    const [theCase] = await casesAt(from);
    return theCase?.id ?? '';
  }
  const answer = (id: string, text: string) =>
    on.desk.as(on.desk.dana, (ctx) => say(ctx, { case: id, text, audience: 'customer' }));
  const sent = async (caseId: string) =>
    (await on.desk.as(on.desk.dana, (ctx) => outbox(ctx, { desk: on.desk.slug }))).items.filter(
      (one) => one.caseId === caseId && one.kind === 'message',
    );

  it('goes as a text with where it stands, the next word and their page, signed and once', async () => {
    const id = await asked('+447700900001');
    await answer(id, 'It is on the bench.');
    await settle();
    expect(on.provider.got).toMatchObject([{ to: '+447700900001', from: '+441134960000' }]);
    const [{ words = '', headers = {} } = {}] = on.provider.got;
    expect(words).toMatch(
      /^It is on the bench\.\nWhere it stands: .*\nNext word by: .*\nDana Okafor, .*\/c\/[\w-]+$/s,
    );
    expect(headers).toMatchObject({
      'webhook-id': expect.any(String),
      'webhook-signature': expect.stringMatching(/^v1,/),
    });
    expect(await sent(id)).toMatchObject([{ channel: 'text', to: '+447700900001', state: 'sent' }]);
  });

  it('is delivered when the gateway says so, even where it says so first, and failed when it says that', async () => {
    const id = await asked('+447700900002');
    await answer(id, 'Soon.');
    await settle();
    const [{ id: text = '' } = {}] = await sent(id);
    await told('text.delivered', { text });
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }]);
    await told('text.failed', { text, reason: 'late' });
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }]);
    await answer(id, 'Very soon.');
    await settle();
    const [{ id: second = '' } = {}] = await sent(id);
    await told('text.failed', { text: second, reason: 'not in service' });
    await settle();
    expect((await sent(id))[0]).toMatchObject({ state: 'failed', finalReply: 'not in service' });
  });

  it('waits where the gateway is busy and fails where it refuses', async () => {
    const id = await asked('+447700900003');
    on.provider.answer.status = 503;
    await answer(id, 'Wait.');
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'queued' }]);
    on.provider.answer.status = 202;
    await on.running.test.advance('2 minutes');
    await settle();
    expect(await sent(id)).toMatchObject([{ state: 'sent' }]);
    on.provider.answer.status = 400;
    await answer(id, 'No.');
    await settle();
    expect((await sent(id))[0]).toMatchObject({ state: 'failed', finalReply: expect.stringMatching(/^400/) });
  });
});
