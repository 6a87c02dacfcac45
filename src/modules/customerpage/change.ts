import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { isFormToken } from '../../platform/http/form-token.ts';
import { once } from '../../platform/http/idempotency.ts';
import { digestOf, type Form, readForm } from '../../platform/http/read-form.ts';
import { plainLines } from '../../platform/mail/clean-text.ts';
import { conflict, forbidden, Refusal } from '../../platform/refusal.ts';
import { CustomerSays } from '../cases/contract.ts';
import { Quiet, WishedChannel } from '../customers/contract.ts';
import { anotherWayWish } from './another-way.ts';
import { dateWish, personWish, stopWish } from './ask-otherwise.ts';
import {
  answers,
  answersAsked,
  type ChosenRhythm,
  chosenRhythms,
  type PageCommands,
  unclear,
} from './commands.ts';
import { type PageCase, pageCase } from './page-case.ts';
import type { Notice } from './render.ts';
import { askedOf, isForeign, type Visitor, visitorOf } from './visitor.ts';
import { answerBackWish, wordWish } from './words-to-people.ts';

export const changeKinds = [
  'messages',
  'rhythm',
  'wishes',
  'answer',
  'call',
  'no-call',
  'hand-off',
  'word',
  'word-answer',
  'stop',
  'date',
  'person',
  'way',
] as const;
export type ChangeKind = (typeof changeKinds)[number];
export type Changed =
  | { kind: 'done'; notice: Notice; reference: string }
  | { kind: 'refused'; notice: Notice; status: number; draft: Draft };
/** What was written and not sent, by the names of the fields. */
export type Draft = Partial<Record<(typeof written)[number], string>>;
const written = [
  ...(['text', 'number', 'about', 'way', 'from', 'until', 'word', 'kind', 'to', 'note'] as const),
  ...(['wish', 'task', 'of', 'on', 'found', 'link', 'solved'] as const),
];

type Deps = { database: Database; commands: PageCommands };

/** What a form wants done, read and found good; run as the desk's system on the case that the customer sees. */
export type Wish = {
  notice: Notice;
  /** Equal for equal wishes, so that the same form sent with other words is another wish. */
  digest: string;
  run: (desk: Context, theCase: PageCase) => Promise<{ entryId: string } | undefined>;
};

/** One form of the page: believed only if it came from this customer's own page, and done once however often it is sent. */
export async function change(
  { database, commands }: Deps,
  request: FastifyRequest,
  kind: ChangeKind,
): Promise<Changed> {
  if (isForeign(request)) throw forged();
  const visitor = visitorOf(request);
  // Nobody without a link that holds now makes us keep their files while they are sent.
  await database.as(visitor.credential, async () => {});
  const form = await readForm(request, (fields) => {
    if (!isFormToken(fields.get('token'), visitor.token, visitor.slug)) throw forged();
  });
  const draft: Draft = Object.fromEntries(written.map((name) => [name, form.fields.get(name)]));
  const refused = (notice: Notice, status: number): Changed => ({ kind: 'refused', notice, status, draft });
  const wish = wishOf(commands, kind, form);
  if ('refused' in wish) return refused(wish.refused, wish.status);
  try {
    const theCase = await carryOut(database, { visitor, request, form }, wish);
    return { kind: 'done', notice: wish.notice, reference: theCase.reference };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stop.over') return refused('stop-over', 409);
    if (error instanceof Refusal && error.code === 'wish.day') return refused('date', 400);
    if (error instanceof Refusal && error.kind === 'conflict') return refused('changed', 409);
    if (error instanceof Refusal && error.code === 'call.number') return refused('number', 400);
    if (error instanceof Refusal && error.code === 'customer.never-quiet') return refused('quiet', 400);
    throw error;
  }
}

type Sent = { visitor: Visitor; request: FastifyRequest; form: Form };

/** One transaction: seen by the customer, done by the desk's system, and remembered under the customer's key. */
function carryOut(database: Database, { visitor, request, form }: Sent, wish: Wish): Promise<PageCase> {
  const { reference = '' } = askedOf(request);
  const key = digestOf([form.fields.get('key') || randomUUID(), reference, wish.digest]);
  return database.as(visitor.credential, async (ctx) => {
    const theCase = await pageCase(ctx, reference);
    await once(ctx, { key, request: wish.digest }, async () => {
      const desk = await ctx.become({ kind: 'desk-system', deskId: theCase.deskId });
      const made = await wish.run(desk, theCase);
      await ctx.become(visitor.credential);
      return { id: made?.entryId ?? theCase.id, caseId: theCase.id };
    });
    return theCase;
  });
}

const mostText = 100_000;

function wishOf(
  commands: PageCommands,
  kind: ChangeKind,
  { fields, files, tooLarge }: Form,
): Wish | { refused: Notice; status: number } {
  const value = fields.get('value');
  if (kind === 'rhythm') return rhythmWish(commands, value);
  if (kind === 'wishes') return waysWish(commands, fields);
  if (kind === 'answer') return answerWish(commands, value);
  if (kind === 'call') return callWish(commands, fields);
  if (kind === 'no-call') return noCallWish(commands);
  if (kind === 'hand-off') return handOffWish(commands, value);
  if (kind === 'word') return wordWish(commands, fields);
  if (kind === 'word-answer') return answerBackWish(commands, fields);
  if (kind === 'stop') return stopWish(commands, fields);
  if (kind === 'date') return dateWish(commands, fields);
  if (kind === 'person') return personWish(commands, fields);
  if (kind === 'way') return anotherWayWish(commands, { fields, files, tooLarge });
  const text = plainLines(fields.get('text') ?? '').trim();
  if (tooLarge) return { refused: 'too-large', status: 413 };
  if (text.length > mostText) return { refused: 'too-long', status: 413 };
  if (text === '' && files.length === 0) return { refused: 'empty', status: 400 };
  return {
    notice: 'sent',
    digest: digestOf(['message', text, ...files.flatMap((file) => [file.name, file.content])]),
    run: (desk, { id: caseId, customerId }) =>
      commands.receiveContact(desk, { caseId, customerId, channel: 'page', text, files }),
  };
}

function rhythmWish(commands: PageCommands, value: string | undefined): Wish {
  const rhythm = chosenRhythms.find((known): known is ChosenRhythm => known === value) ?? null;
  if (!rhythm && value !== 'none') throw unclear();
  return {
    notice: 'rhythm',
    digest: digestOf(['rhythm', rhythm ?? 'none']),
    run: async (desk, { id: caseId, customerId }) => {
      await commands.chooseRhythm(desk, { caseId, customerId, rhythm });
      return undefined;
    },
  };
}

function waysWish(
  commands: PageCommands,
  fields: Map<string, string>,
): Wish | { refused: Notice; status: number } {
  const way = fields.get('way');
  const wishedChannel = WishedChannel.options.find((known) => known === way) ?? null;
  if (!wishedChannel && way !== 'none') throw unclear();
  const [from = '', until = ''] = [fields.get('from'), fields.get('until')];
  const hours = from === '' && until === '' ? null : Quiet.safeParse({ from, until });
  if (hours?.success === false) return { refused: 'quiet', status: 400 };
  const quiet = hours?.data ?? null;
  return {
    notice: 'wishes',
    digest: digestOf(['wishes', wishedChannel ?? 'none', from, until]),
    run: (desk, { id: caseId, customerId }) =>
      commands.chooseWishes(desk, { caseId, customerId, wishedChannel, quiet }),
  };
}

function answerWish(commands: PageCommands, value: string | undefined): Wish {
  const answer = answers.find((known) => known === value);
  if (!answer) throw unclear();
  return {
    notice: answer,
    digest: digestOf(['answer', answer]),
    run: async (desk, theCase) => {
      const { id: caseId, customerId } = theCase;
      if (!answersAsked(theCase).includes(answer))
        throw conflict('page.not-asked', 'This is not asked as things stand.');
      await commands.customerSays(desk, { caseId, customerId, answer });
      return undefined;
    },
  };
}

function handOffWish(commands: PageCommands, value: string | undefined): Wish {
  const says = CustomerSays.options.find((known) => known === value);
  if (!says) throw unclear();
  return {
    notice: 'hand-off',
    digest: digestOf(['hand-off', says]),
    run: (desk, { id: caseId, customerId }) => commands.answerOffer(desk, { caseId, customerId, says }),
  };
}

const mostAbout = 2000;

function callWish(commands: PageCommands, fields: Map<string, string>): Wish {
  const [beginsAt, endsAt] = fields.get('window')?.split('/') ?? [];
  const written = fields.get('number')?.trim() ?? '';
  const known = fields.get('point') ?? '';
  const text = plainLines(fields.get('about') ?? '').trim();
  if (!beginsAt || !endsAt || text.length > mostAbout) throw unclear();
  const number = written === '' && isId(known) ? { known } : { written };
  return {
    notice: 'call',
    digest: digestOf(['call', beginsAt, endsAt, written, known, text]),
    run: (desk, { id: caseId, customerId }) =>
      commands.askForCall(desk, { caseId, customerId, beginsAt, endsAt, number, text }),
  };
}

const isId = (id: string) => z.uuid().safeParse(id).success;

const noCallWish = (commands: PageCommands): Wish => ({
  notice: 'no-call',
  digest: digestOf(['no-call']),
  run: (desk, { id: caseId, customerId }) => commands.withdrawCall(desk, { caseId, customerId }),
});

export const forged = () => forbidden('page.forged', 'This did not come from your page.');
