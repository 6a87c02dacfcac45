import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailParser } from '../../../platform/mail/parse-in-thread.ts';
import { aDesk, type Desk } from '../../../testing/a-desk.ts';
import { testDatabase } from '../../../testing/database.ts';
import { myMentions } from '../../conversations/queries/mentions.ts';
import { lineOf } from '../fixtures.ts';
import { oneTask } from '../queries/tasks.ts';
import { askedByMail, knowsAddress, mailsOn, receive as receiveOn } from './by-mail.fixture.ts';

const test = testDatabase();
const parser = startMailParser();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
  await knowsAddress(desk);
});
afterAll(() => parser.close());

async function answers(text: string, headers: Record<string, string> = {}) {
  const task = await askedByMail(desk);
  const [mail] = await mailsOn(test, task.id);
  await receiveOn({ test, desk, parser }, { to: mail?.replyTo ?? '', text, headers });
  const line = (await lineOf(desk, task.theCase.id)).slice(2);
  return { ...task, line: line.map(({ kind, audience, text }) => ({ kind, audience, text })) };
}

const stateOf = async (id: string) => (await desk.as(desk.dana, (ctx) => oneTask(ctx, { task: id }))).state;
const knownBy = async (caseId: string) =>
  (
    await test.sql(
      `select o.name from setbacks s join setback_known k on k.desk_id = s.desk_id and k.setback_id = s.id
       join organizations o on o.id = k.organization_id where s.case_id = $1`,
      [caseId],
    )
  ).rows.map(({ name }) => name);

describe('what went wrong where a company without an account was asked', () => {
  it('is a setback that the company knows of and whoever asked is told of, by a line of a mail', async () => {
    const { id, theCase, line } = await answers('BAD NEWS The van broke down.');
    expect(line).toEqual([{ kind: 'setback', audience: 'task', text: 'The van broke down.' }]);
    expect(await knownBy(theCase.id)).toEqual(['Soundhouse']);
    expect(await stateOf(id)).toBe('asked');
    const { items } = await desk.as(desk.dana, myMentions);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'setback', caseId: theCase.id }));
  });

  it('is known since it was written, however late it is read, and never from a time to come', async () => {
    const { rows } = await test.sql(`select date_trunc('second', app.now()) as now`);
    const now = Temporal.Instant.fromEpochMilliseconds(rows[0].now.getTime());
    const knownSince = async (written: Temporal.Instant) => {
      const date = new Date(written.epochMilliseconds).toUTCString();
      const { theCase } = await answers('BAD NEWS The van broke down.', { Date: date });
      const known = await test.sql(
        `select k.at < $2::timestamptz + interval '1 second' as "asWritten", k.at <= app.now() as past
         from setbacks s join setback_known k on k.desk_id = s.desk_id and k.setback_id = s.id where s.case_id = $1`,
        [theCase.id, String(written)],
      );
      return known.rows;
    };
    expect(await knownSince(now.subtract({ hours: 5 }))).toEqual([{ asWritten: true, past: true }]);
    expect(await knownSince(now.add({ hours: 5 }))).toEqual([{ asWritten: true, past: true }]);
  });

  it('stands beside the answer that the mail gives, in each language, and each is said once', async () => {
    const done = await answers('DONE\nIt is on its way.\nBad news: one knob is missing.');
    expect(done.line).toEqual([
      { kind: 'setback', audience: 'task', text: 'one knob is missing.' },
      { kind: 'task done', audience: 'task', text: 'It is on its way.' },
    ]);
    const said = await answers('SCHLECHTE NACHRICHT Das Teil ist gebrochen.\nWir melden uns.\nZEICHEN PO 77');
    expect(said.line.map(({ text }) => text)).toEqual(['Das Teil ist gebrochen.\nWir melden uns.']);
    expect(await knownBy(said.theCase.id)).toEqual(['Soundhouse']);
  });

  it('is none where a machine writes so, or a sentence only mentions it', async () => {
    const machine = await answers('BAD NEWS The mailbox is full.', { 'Auto-Submitted': 'auto-replied' });
    expect(machine.line).toEqual([]);
    const mentioned = await answers('DONE\nNo bad news here.');
    expect(mentioned.line).toEqual([{ kind: 'task done', audience: 'task', text: 'No bad news here.' }]);
  });

  it('is how the mail that asks says it', async () => {
    const { id } = await askedByMail(desk);
    expect((await mailsOn(test, id))[0]?.text).toContain('BAD NEWS The van broke down.');
  });
});
