import { describe, expect, it } from 'vitest';
import { customerLinkUrl } from '../../customers/index.ts';
import { openCaseFor } from '../commands/open-case-for.ts';
import { contacts, OnAGateway } from '../fixtures.ts';

const none = { entries: [] };
const on = new OnAGateway();
const told: OnAGateway['tell'] = (...what) => on.tell(...what);
const settle = () => on.settle();
const casesAt = (number: string) => on.casesAt(number);

describe('a text', () => {
  const text = (from: string, words: string, more: object = {}) =>
    told('text.received', {
      text: `${from} ${words.slice(0, 20)} ${JSON.stringify(more)}`,
      from,
      words,
      ...more,
    });

  it('is a case with what they wrote, word for word, and what follows goes on with it', async () => {
    const words = 'Hallo 👩‍🔧 المضخة لا تعمل\nSeit gestern.';
    expect(await text('+441632960010', words)).toBe(202);
    await settle();
    await text('+441632960010', 'Are you there?');
    await settle();
    const [theCase, ...others] = await casesAt('+441632960010');
    expect(others).toEqual([]);
    expect(theCase).toMatchObject({ need: words, subject: 'Hallo 👩‍🔧 المضخة لا تعمل' });
    expect(contacts(theCase ?? none)).toMatchObject([
      { channel: 'text', text: words },
      { channel: 'text', text: 'Are you there?' },
    ]);
  });

  it('of 1,600 characters, or in parts that come in any order, is whole', async () => {
    const words = 'a'.repeat(1599).concat('z');
    await text('+441632960011', words);
    for (const number of [3, 1, 2]) {
      const part = { number, of: 3 };
      const data = { text: 'one', from: '+441632960012', words: `${number}. `, part };
      await told('text.received', data, { id: `part ${number}` });
      await settle();
    }
    expect(await casesAt('+441632960011')).toMatchObject([{ need: words }]);
    expect(await casesAt('+441632960012')).toMatchObject([{ need: '1. 2. 3. ' }]);
  });

  it('of which a part never comes is read all the same, and the part when it does', async () => {
    const part = (number: number) =>
      told('text.received', {
        text: 'two',
        from: '+441632960013',
        words: `${number}. `,
        part: { number, of: 3 },
      });
    await part(1);
    await part(3);
    await settle();
    expect(await casesAt('+441632960013')).toEqual([]);
    await on.running.test.advance('2 minutes');
    await settle();
    await part(2);
    await settle();
    const [theCase] = await casesAt('+441632960013');
    expect(contacts(theCase ?? none)).toMatchObject([{ text: '1. 3. ' }, { text: '2. ' }]);
  });

  it('from a number of two customers is nobody’s until somebody says whose', async () => {
    const number = '+441632960014';
    const open = (name: string) =>
      on.desk.as(on.desk.dana, (ctx) =>
        openCaseFor(ctx, {
          desk: on.desk.slug,
          subject: `${name}'s pump`,
          text: 'It leaks.',
          customer: { name, address: number, isAnother: true },
        }),
      );
    const [rosa, luis] = [await open('Rosa'), await open('Luis')];
    await text(number, 'When do you come?');
    await settle();
    await text(number, 'Today?');
    await settle();
    const cases = await casesAt(number);
    expect(cases.map((one) => [one.customer.name, contacts(one).length])).toEqual([
      ['Rosa', 1],
      ['Luis', 1],
      ['01632 960014', 2],
    ]);
    const { rows } = await on.running.test.sql('select to_case_id from join_offers where case_id = $1', [
      cases[2]?.id,
    ]);
    expect(rows.map((row) => row.to_case_id).sort()).toEqual([rosa.id, luis.id].sort());
    const { rows: links } = await on.running.test.sql(
      'select id from customer_links where customer_id = $1',
      [cases[2]?.customer.id],
    );
    const page = await fetch(customerLinkUrl(on.running.program.database.site, links[0].id));
    expect(await page.text()).not.toMatch(/Rosa|Luis|leaks/);
  });

  it('from nobody who could be answered is kept and opens nothing', async () => {
    await text('INFO', 'Your parcel comes today.');
    await settle();
    const { rows } = await on.running.test.sql(`select reason from gateway_events where state = 'ignored'`);
    expect(rows).toEqual([{ reason: 'sent by nobody who could be answered' }]);
  });
});
