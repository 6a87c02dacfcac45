import { describe, expect, it } from 'vitest';
import { aDesk } from '../../testing/a-desk.ts';
import { runningThroughline } from '../../testing/running.ts';
import { aMail, sendBySmtp } from '../../testing/send-mail.ts';
import { caseView } from '../conversations/index.ts';

const running = runningThroughline();

describe('a need of the client’s own people by mail', () => {
  it('is a case of theirs, with an owner and a next word like anybody’s', async () => {
    const desk = await aDesk(running.test);
    const smtp = running.program.smtp;
    if (!smtp) throw new Error('mail is taken in tests');
    const from = `Leo Brandt <${desk.leo.mail}>`;
    const raw = aMail({ from, to: desk.address, subject: 'A lamp', text: 'The lamp at the desk is broken.' });
    await sendBySmtp(smtp, { from: desk.leo.mail, to: desk.address, raw });
    await running.program.worker.settle();
    const { rows } = await running.test.sql('select id from cases where desk_id = $1', [desk.id]);
    const view = await desk.as(desk.dana, (ctx) => caseView(ctx, { case: rows[0].id }));
    expect(rows).toHaveLength(1);
    expect(view).toMatchObject({
      ...{ subject: 'A lamp', customer: { name: 'Leo Brandt' }, owner: { organization: 'Clearline' } },
      due: expect.any(String),
    });
  });
});
