import { z } from 'zod';
import { digestOf } from '../../platform/http/read-form.ts';
import { plainLines } from '../../platform/mail/clean-text.ts';
import { CoachingKind, longestWord } from '../coaching/contract.ts';
import { abuseIn } from '../coaching/index.ts';
import type { Wish } from './change.ts';
import { type PageCommands, unclear } from './commands.ts';
import type { Notice } from './render.ts';

type Fields = Map<string, string>;
type Refused = { refused: Notice; status: number };

const To = z.object({ kind: CoachingKind, to: z.uuid() });

/** A word for one who helped. One that frightens or insults is kept back, and whoever wrote it is told so at once. */
export function wordWish(commands: PageCommands, fields: Fields): Wish | Refused {
  const said = To.safeParse({ kind: fields.get('kind'), to: fields.get('to') });
  const text = wordIn(fields);
  if (text === '' || text.length > longestWord) return { refused: 'word-empty', status: 400 };
  if (!said.success) throw unclear();
  const { kind, to: toId } = said.data;
  return {
    notice: abuseIn(text) ? 'word-held' : 'word',
    digest: digestOf(['word', kind, toId, text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.receiveWord(desk, { caseId, customerId, kind, toId, text }),
  };
}

/** What answers a question is not kept where it would be held: whoever wrote it writes it otherwise. */
export function answerBackWish(commands: PageCommands, fields: Fields): Wish | Refused {
  const note = z.uuid().safeParse(fields.get('note'));
  const text = wordIn(fields);
  if (text === '' || text.length > longestWord) return { refused: 'word-empty', status: 400 };
  if (abuseIn(text)) return { refused: 'word-otherwise', status: 400 };
  if (!note.success) throw unclear();
  return {
    notice: 'word-answer',
    digest: digestOf(['word-answer', note.data, text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.answerBack(desk, { caseId, customerId, noteId: note.data, text }),
  };
}

const wordIn = (fields: Fields): string => plainLines(fields.get('word') ?? '').trim();
