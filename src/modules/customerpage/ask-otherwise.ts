import { z } from 'zod';
import { digestOf } from '../../platform/http/read-form.ts';
import { plainLines } from '../../platform/mail/clean-text.ts';
import type { Wish } from './change.ts';
import { type PageCommands, unclear } from './commands.ts';
import type { Notice } from './render.ts';

type Fields = Map<string, string>;
type Refused = { refused: Notice; status: number };

export const mostOfWish = 2000;
const Dated = z.object({ of: z.enum(['next word', 'told']), on: z.iso.date() });

/** What was ordered is not wanted any more. */
export function stopWish(commands: PageCommands, fields: Fields): Wish {
  const task = z.uuid().safeParse(fields.get('task'));
  const text = wordsIn(fields);
  if (!task.success) throw unclear();
  return {
    notice: 'stop',
    digest: digestOf(['stop', task.data, text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.askForStop(desk, { caseId, customerId, taskId: task.data, text }),
  };
}

/** Another day would suit them better than the one they were told. */
export function dateWish(commands: PageCommands, fields: Fields): Wish | Refused {
  const dated = Dated.safeParse({ of: fields.get('of'), on: fields.get('on') });
  const text = wordsIn(fields);
  if (!dated.success) return { refused: 'date', status: 400 };
  const wish = { asks: 'date', ...dated.data } as const;
  return {
    notice: 'otherwise',
    digest: digestOf(['date', wish.of, wish.on, text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.askOtherwise(desk, { caseId, customerId, text, wish }),
  };
}

/** They would rather speak with somebody else. */
export function personWish(commands: PageCommands, fields: Fields): Wish {
  const text = wordsIn(fields);
  return {
    notice: 'otherwise',
    digest: digestOf(['person', text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.askOtherwise(desk, { caseId, customerId, text, wish: { asks: 'person' } }),
  };
}

function wordsIn(fields: Fields): string {
  const text = plainLines(fields.get('wish') ?? '').trim();
  if (text.length > mostOfWish) throw unclear();
  return text;
}
