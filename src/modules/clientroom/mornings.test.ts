import { beforeAll, describe, expect, it } from 'vitest';
import { aCase, aDesk, type Desk } from '../../testing/a-desk.ts';
import { testDatabase } from '../../testing/database.ts';
import { chooseMorning } from './commands/choose-morning.ts';
import { sendMornings } from './commands/send-mornings.ts';
import { myMorning } from './queries/my-morning.ts';

const test = testDatabase();
let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(test);
});

const zone = 'Europe/London';

async function goTo(when: Temporal.ZonedDateTime): Promise<void> {
  const { rows } = await test.sql('select app.now() as now');
  const now = Temporal.Instant.from(rows[0].now.toISOString()).toZonedDateTimeISO(zone);
  await test.advance(`${now.until(when).total('seconds')} seconds`);
}
const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[${zone}]`);
async function nextDayAt(plainTime: string): Promise<void> {
  const { rows } = await test.sql('select app.now() as now');
  const now = Temporal.Instant.from(rows[0].now.toISOString()).toZonedDateTimeISO(zone);
  await goTo(now.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime }));
}

type Chosen = { at?: string | null; channel?: 'mail' | 'text'; alsoNothing?: boolean };
const choose = (chosen: Chosen = {}, who = desk.leo) =>
  desk.as(who, (ctx) =>
    chooseMorning(ctx, {
      ...{ desk: desk.slug, at: '07:00', channel: 'mail', alsoNothing: true },
      ...chosen,
    }),
  );
const mails = async () =>
  (
    await test.sql(
      `select w.recipient, w.subject, w.text from outbox_words w
       join outbox o on o.desk_id = w.desk_id and o.id = w.outbox_id
       where o.kind = 'staff' and o.desk_id = $1 and w.subject like '%morning%' order by o.recorded_at`,
      [desk.id],
    )
  ).rows;
const send = () => desk.asDesk(sendMornings);

describe('the morning by mail', () => {
  it('comes once a day from its time on, and begins tomorrow where that has passed', async () => {
    await nextDayAt('08:00');
    await choose();
    expect(await send()).toBe(0);
    await nextDayAt('06:59');
    expect(await send()).toBe(0);
    await test.advance('1 minute');
    const both = await Promise.all([send(), send()]);
    expect(both.toSorted()).toEqual([0, 1]);
    await test.advance('10 hours');
    expect(await send()).toBe(0);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: desk.leo.mail, subject: 'This morning at Harmon Audio' });
    expect(mail.text).toContain('Nothing went wrong.\nNobody waits for you.\nNothing was done in your name');
    expect(mail.text).toContain(`/app/o/${desk.leo.organizationId}/desks/${desk.slug}/morning`);
  });

  it('does not come where there is nothing, unless one wants to know that', async () => {
    await nextDayAt('06:00');
    await choose({ alsoNothing: false });
    await nextDayAt('07:00');
    const before = (await mails()).length;
    expect(await send()).toBe(0);
    const { id } = await aCase(desk);
    await nextDayAt('07:00');
    expect(await send()).toBe(1);
    const last = (await mails()).slice(before);
    expect(last).toHaveLength(1);
    expect(last[0].text).toMatch(
      /Bill Navarro, No sound on the mains: has heard nothing[\s\S]*customers’ words:/,
    );
    const { rows } = await test.sql(
      `select distinct kind from custody_inbox where case_id = $1 and actor_id = $2 order by kind`,
      [id, desk.leo.id],
    );
    expect(rows).toEqual([{ kind: 'listed' }, { kind: 'opened' }]);
  });

  it.each([
    ['is not there', '2027-03-27T12:00', '2027-03-28T00:59', '2027-03-28T02:00'],
    ['comes twice', '2027-10-30T12:00', '2027-10-31T00:59', '2027-10-31T01:31'],
  ])('comes once on the day on which its time %s', async (_, eve, before, after) => {
    await goTo(at(eve));
    await choose({ at: '01:30' });
    await goTo(at(before));
    expect(await send()).toBe(0);
    await goTo(at(after));
    expect(await send()).toBe(1);
    await test.advance('1 hour');
    expect(await send()).toBe(0);
    await test.advance('12 hours');
    expect(await send()).toBe(0);
  });

  it('is of the client’s people, as long as they work there, and stops when they want none', async () => {
    await expect(choose({}, desk.dana)).rejects.toMatchObject({ kind: 'forbidden' });
    await nextDayAt('06:00');
    await choose({ at: null });
    expect(await desk.as(desk.leo, (ctx) => myMorning(ctx, { desk: desk.slug }))).toEqual({
      ...{ at: null, channel: 'mail', alsoNothing: true, takesTexts: false },
    });
    await nextDayAt('07:00');
    expect(await send()).toBe(0);
    await choose({ at: '09:00', channel: 'text' });
    await test.sql(`update roster set ended_at = app.now() where desk_id = $1 and person_id = $2`, [
      desk.id,
      desk.leo.id,
    ]);
    await test.advance('3 hours');
    expect(await send()).toBe(0);
  });
});
