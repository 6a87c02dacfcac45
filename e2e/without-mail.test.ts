import { beforeAll, describe, expect, it } from 'vitest';
import { OnAGateway } from '../src/modules/conversations/fixtures.ts';
import { addGateway } from '../src/modules/conversations/gateway/gateways.ts';
import { changeDesk } from '../src/modules/desks/commands/change-desk.ts';
import { addPocket, changePocket, confirmPocket } from '../src/modules/pocket/commands/pockets.ts';
import { askTask } from '../src/modules/tasks/index.ts';
import { callAsTwilio, recording, tell } from '../src/testing/text-gateway.ts';
import { aBrowser, expectAccessibleInBoth, phone, signIn } from './browser.ts';

// No mail server is set and no mail comes: customers ring and text.
const on = new OnAGateway();
const browser = aBrowser();
const alvarez = '+447700900102';
const ray = '+447700900103';

/** What each number was texted since it was asked last. */
function textsTo(number: string): string[] {
  const theirs = on.provider.got.filter(({ to }) => to === number).map(({ words }) => words);
  on.provider.got.splice(0);
  return theirs;
}

const now = () => on.running.test.now();

/** What is to be sent waits since then, or no longer. */
const hold = (since: string) => on.running.test.sql(`update app.installation set held_since = ${since}`);

/** Lets it be so late, and happen what is due by then. */
async function letItBe(day: number, time: string): Promise<Temporal.ZonedDateTime> {
  const then = await on.running.test.moveTo(day, time);
  await on.settle();
  return then;
}

const happens = async (type: string, data: object) => {
  const timestamp = (await now()).toString();
  expect((await tell(on.gateway.hook, on.gateway.key, { type, data, timestamp })).status).toBe(202);
  await on.settle();
};

beforeAll(async () => {
  const day: [string, string][] = [['09:00', '17:00']];
  const week = { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] };
  await on.desk.as(on.desk.leo, (ctx) => changeDesk(ctx, { desk: on.desk.slug, hours: { week } }));
});

/** Somebody rings, speaks and texts, as a gateway tells of it. */
type Gateway = {
  rings: (from: string) => Promise<void>;
  speaks: (from: string) => Promise<void>;
  texts: (from: string, words: string) => Promise<void>;
};

const ownFormat = async (): Promise<Gateway> => ({
  rings: (from) => happens('call.missed', { call: 'bill 1', from }),
  speaks: (from) => {
    const content = recording.toString('base64');
    return happens('voicemail.received', { call: 'bill 1', from, audio: { type: 'audio/mpeg', content } });
  },
  texts: (from, words) => happens('text.received', { text: 'bill 2', from, words }),
});

async function twilioFormat(): Promise<Gateway> {
  const number = '+15005550006';
  const connection = { format: 'twilio' as const, account: 'AC1', token: 'secret', url: on.provider.url };
  const { id } = await on.desk.as(on.desk.leo, (ctx) =>
    addGateway(ctx, { desk: on.desk.slug, number, connection }),
  );
  const calls = async (fields: Record<string, string>) => {
    const hook = `${on.running.program.url}/hooks/${id}`;
    expect((await callAsTwilio(hook, 'secret', { To: number, AccountSid: 'AC1', ...fields })).status).toBe(
      200,
    );
    await on.settle();
  };
  const leg = { CallSid: 'CA1 leg', ParentCallSid: 'CA1' };
  return {
    rings: async (From) => {
      await calls({ ...leg, From, CallStatus: 'ringing' });
      await calls({ ...leg, From, CallStatus: 'no-answer' });
      await on.running.test.advance('6 seconds');
      await on.settle();
    },
    speaks: (From) => {
      const RecordingUrl = `${on.provider.url}/2010-04-01/Accounts/AC1/Recordings/RE1`;
      return calls({ CallSid: 'CA1', From, RecordingSid: 'RE1', RecordingUrl });
    },
    texts: (From, Body) => calls({ MessageSid: 'SM1', SmsStatus: 'received', NumMedia: '0', From, Body }),
  };
}

describe.each([
  ['in our own format', '101', ownFormat],
  ['in that of Twilio', '104', twilioFormat],
])('on a Saturday evening nobody answers, told %s,', (_, last, connect) => {
  const bill = `+447700900${last}`;

  it('and whoever rang, spoke and texted stands first on Monday, their clock running since they rang', async () => {
    const saturday = await letItBe(6, '19:40');
    const gateway = await connect();
    await gateway.rings(bill);
    await gateway.speaks(bill);
    const [receipt = ''] = textsTo(bill);
    expect(receipt).toMatch(/^You rang and reached nobody\. .* looks after this/);
    await on.running.test.advance('5 minutes');
    await gateway.texts(bill, 'It is the mixer. No sound at all.');
    const [theCase, ...others] = await on.casesAt(bill);
    expect(others).toEqual([]);
    expect(Math.abs(Date.parse(theCase?.openedAt ?? '') - saturday.epochMilliseconds)).toBeLessThan(60_000);
    const due = Temporal.Instant.from(theCase?.due ?? '').toZonedDateTimeISO('Europe/London');
    expect(due.dayOfWeek).toBe(1);

    await letItBe(1, '09:00');
    const owner = [on.desk.dana, on.desk.tom, on.desk.priya].find(({ id }) => id === theCase?.owner.id);
    const context = await browser.open();
    await signIn(context, on.running, owner?.id ?? on.desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${on.running.program.url}/app/today`);
    const first = page.getByRole('list', { name: 'Cases' }).getByRole('listitem').first();
    await first.getByText(`07700 900${last}`).waitFor();
    await first.getByRole('link').first().click();
    await page.getByText('It is the mixer. No sound at all.').first().waitFor();
    await page.getByText(`This goes as a text to ${bill}.`).waitFor();
    await page.getByRole('button', { name: 'Listen to audio.mp3' }).click();
    await page.getByLabel('The recording audio.mp3').waitFor();
    await expectAccessibleInBoth(page);
    await page.getByRole('textbox', { name: /^Reply to/ }).fill('Press the mono switch in, please.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Sending to /).waitFor();
    await on.running.test.advance('11 seconds');
    await on.settle();
    const [answer = ''] = textsTo(bill);
    expect(answer).toMatch(/^Press the mono switch in, please\.\n/);
    await context.close();

    const theirs = await browser.open({ viewport: phone, javaScriptEnabled: false });
    const own = await theirs.newPage();
    await own.goto(answer.match(/http\S+/)?.[0] ?? '');
    await own.getByText('Press the mono switch in, please.').first().waitFor();
    await theirs.close();
  });
});

describe('a repair shop whose owner has wet hands', () => {
  it('is worked by text alone, and its customer never needs to call', async () => {
    const leo = on.desk.leo;
    const { id } = await on.desk.as(leo, (ctx) => addPocket(ctx, { desk: on.desk.slug, number: ray }));
    await on.settle();
    const [code = ''] = textsTo(ray);
    await on.desk.as(leo, (ctx) => confirmPocket(ctx, { desk: on.desk.slug, pocket: id, code }));
    await on.desk.as(leo, (ctx) => changePocket(ctx, { desk: on.desk.slug, pocket: id, dayAt: '07:00' }));

    await happens('text.received', {
      text: 'alvarez 1',
      from: alvarez,
      words: 'The washing machine does not pump.',
    });
    expect(textsTo(alvarez)[0]).toMatch(/^Thank you for writing/);
    const [theCase] = await on.casesAt(alvarez);
    const caseId = theCase?.id ?? '';
    const visit = (await letItBe(2, '06:59')).with({ hour: 9, minute: 30 });
    await on.desk.as(on.desk.dana, (ctx) =>
      askTask(ctx, {
        case: caseId,
        engagementId: on.desk.engagements.client,
        personId: leo.id,
        request: 'Look at the pump',
        due: visit.toInstant().toString(),
      }),
    );
    await letItBe(2, '07:00');
    expect(textsTo(ray)[0]).toMatch(/^1 visit, .*Next: 07700 900102, The washing machine.*, 09:30/);
    const say = (words: string) => happens('text.received', { text: `ray ${words}`, from: ray, words });
    await say('1 late 40');
    const late = on.provider.got.map(({ to, words }) => [to, words.split('\n')[0]]);
    expect(late).toContainEqual([alvarez, 'Leo Brandt is running about 40 minutes late.']);
    on.provider.got.splice(0);
    await say('1 part: pump, fri');
    expect(textsTo(ray)[0]).toMatch(/part pump/);
    await say('1 done');
    expect(textsTo(ray)[0]).toMatch(/^Done/);
    const [after] = await on.casesAt(alvarez);
    // Monday went by meanwhile.
    const kinds = after?.entries.map(({ kind }) => kind).filter((kind) => kind !== 'next word missed');
    expect(kinds).toEqual([...['contact', 'receipt', 'task asked', 'message', 'note', 'task done']]);
    expect(after?.entries.filter(({ channel }) => channel === 'phone')).toEqual([]);
  });

  it('is asked at noon, answers with a digit or a press, and hears of danger at once', async () => {
    await letItBe(3, '10:00');
    const [theCase] = await on.casesAt(alvarez);
    const context = await browser.open({ reducedMotion: 'reduce' });
    await signIn(context, on.running, on.desk.dana.id);
    const page = await context.newPage();
    await page.goto(`${on.running.program.url}/app/cases/${theCase?.reference}`);
    await page.getByRole('form', { name: 'Write', exact: true }).waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Ask someone' });
    await dialog.getByRole('combobox', { name: 'Who is asked' }).selectOption('Harmon Audio');
    await dialog.getByRole('combobox', { name: 'Whom there' }).selectOption('Leo Brandt');
    await dialog.getByRole('textbox', { name: 'What you ask of them' }).fill('Which pump do we order?');
    await dialog
      .getByRole('textbox', { name: 'Answers to choose from' })
      .fill('the cheaper one\n the original');
    await dialog.getByRole('textbox', { name: 'If nobody answers by then' }).fill('we order the cheaper one');
    await expectAccessibleInBoth(page);
    const by = (await now()).toZonedDateTimeISO('Europe/London').with({ hour: 17, minute: 0 });
    await dialog.getByLabel('Needed by').fill(by.toPlainDateTime().toString({ smallestUnit: 'minute' }));
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('If nobody answers by then: we order the cheaper one').first().waitFor();
    on.provider.got.splice(0);

    await letItBe(3, '12:00');
    const [bundle = '', ...others] = textsTo(ray);
    expect(others).toEqual([]);
    expect(bundle.split('\n')).toEqual([
      '1 question. Digits answer.',
      '07700 900102, The washing machine does not pump: Which pump do we order? 1 the cheaper one, 2 the original. By 17:00, else: we order the cheaper one',
    ]);
    await happens('text.received', { text: 'ray answers', from: ray, words: '2' });
    expect(textsTo(ray)[0]).toMatch(/^Answered for 07700 900102, .*: the original\. UNDO/);
    await page.getByText('the original', { exact: true }).waitFor();

    const question = { choices: ['Friday', 'Monday'], otherwise: 'we say Monday' };
    const due = by.with({ hour: 18 }).toInstant().toString();
    const asked = { engagementId: on.desk.engagements.client, personId: on.desk.leo.id, due, question };
    await on.desk.as(on.desk.dana, (ctx) =>
      askTask(ctx, { case: theCase?.id ?? '', request: 'When do you go there again?', ...asked }),
    );
    const leos = await browser.open({ reducedMotion: 'reduce' });
    await signIn(leos, on.running, on.desk.leo.id);
    const own = await leos.newPage();
    await own.goto(`${on.running.program.url}/app/cases/${theCase?.reference}`);
    await own.getByRole('button', { name: 'Friday' }).waitFor();
    await expectAccessibleInBoth(own);
    await own.getByRole('button', { name: 'Friday' }).click();
    await page.getByText('Friday', { exact: true }).waitFor();
    await leos.close();

    on.provider.got.splice(0);
    await page.keyboard.press('Control+d');
    const danger = page.getByRole('dialog', { name: 'Danger' });
    await danger.getByText('It is texted at once then to: Leo Brandt.').waitFor();
    await hold('app.now()');
    await page.keyboard.press('3');
    await danger.getByText('Is being texted: Leo Brandt.').waitFor();
    await hold('null');
    await on.settle();
    await danger.getByText('Texted: Leo Brandt.').waitFor();
    expect(textsTo(ray)).toEqual([
      expect.stringMatching(/^DANGER, electric shock: 07700 900102, \+447700900102\. .*told to ring 999/),
    ]);
    await context.close();
  });

  it('loses that telephone, and cuts it off from whatever screen is open', async () => {
    const context = await browser.open({ reducedMotion: 'reduce' });
    await signIn(context, on.running, on.desk.leo.id);
    const page = await context.newPage();
    await page.goto(`${on.running.program.url}/app/today`);
    await page.getByRole('link', { name: 'Today' }).first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or do anything' }).fill('cut off telephone');
    await page.getByRole('option', { name: 'Cut off a telephone that works by text' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Cut off a telephone that works by text' });
    await dialog.getByText(ray).waitFor();
    await expectAccessibleInBoth(page);
    await dialog.getByRole('button', { name: 'Cut off the number of Leo Brandt' }).click();
    await dialog.getByText('No telephone of yours or of those you lead works by text.').waitFor();
    await happens('text.received', { text: 'ray lost', from: ray, words: 'day' });
    expect(textsTo(ray)[0]).toMatch(/^Thank you for writing/);
    await context.close();
  });
});
