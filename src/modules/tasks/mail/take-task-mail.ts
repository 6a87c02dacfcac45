import type { Context } from '../../../platform/context.ts';
import { hashOf } from '../../../platform/http/credential.ts';
import { type FindKeys, keysInDns } from '../../../platform/mail/signers.ts';
import { conflict } from '../../../platform/refusal.ts';
import { append } from '../../cases/index.ts';
import { keepFile, readReplyAddress, type ToTask, taskLinkToken } from '../../conversations/index.ts';
import { recordCustody } from '../../custody/index.ts';
import { answerTask } from '../commands/answer-task.ts';
import { keepReference } from '../commands/keep-reference.ts';
import { keepTaskLink } from '../commands/make-task-link.ts';
import { isAskedToStop, movedBy, moveTask } from '../commands/move-task.ts';
import { sayWrong } from '../commands/say-wrong.ts';
import { tellAsker } from '../commands/tell-asker.ts';
import { isOpen, type WhatWasFound } from '../contract.ts';
import { visibleTask } from '../queries/visible-task.ts';
import { answeredFrom, type TaskState } from '../states.ts';
import { tables } from '../tables.ts';
import { isTheirs } from './company-address.ts';
import { taskOfToken, tasksCarried, tasksOfSender } from './find-task.ts';
import { beginsFound, foundIn } from './found-in.ts';
import { isSignedBy } from './is-signed-by.ts';
import { lastingLink } from './mail-task.ts';
import { referenceIn } from './reference-in.ts';
import { setbackIn } from './setback-in.ts';
import { type Understood, understandAnswer } from './understand-answer.ts';
import { understandMove } from './understand-move.ts';

type Arrived = Parameters<ToTask>[1];
type Mail = Arrived['mail'];

/**
 * A mail that answers what a company was asked joins the task. Our token says which task, and who may speak for the company
 * is decided by their address; or it carries the company's own reference, and their domain has signed it. Anything else of
 * the kind is looked at by a person first.
 */
export const taskMail =
  (findKeys: FindKeys): ToTask =>
  async (ctx, arrived) => {
    const task = await taskOfToken(ctx, arrived.raw);
    if (task) return byToken(ctx, arrived, task) ?? byReference(ctx, arrived, findKeys);
    return isToCase(arrived) ? null : byReference(ctx, arrived, findKeys);
  };

export const takeTaskMail = taskMail(keysInDns);

/**
 * What a company writes of its own accord while it is asked something, and what does not say of what it speaks: a person
 * chooses the task, or makes a case of it.
 */
export const takeUnclearMail: ToTask = async (ctx, arrived) => {
  const sender = arrived.mail.from?.address;
  if (!sender || arrived.mail.automatic.kind !== 'no' || isToCase(arrived)) return null;
  const [first] = await tasksOfSender(ctx, { deskId: arrived.raw.deskId, sender });
  return first && isOpen(first) ? held('task unclear') : null;
};

/** The same of a mail that a person has looked at: they say that it is the company's, and perhaps to which task it belongs. */
export const takeReleasedMail: ToTask = async (ctx, arrived) => {
  if (arrived.task !== undefined)
    return join(ctx, await withLink(ctx, await chosen(ctx, arrived)), arrived.mail);
  const task = await taskOfToken(ctx, arrived.raw);
  if (task) return holds(ctx, task) ? join(ctx, task, arrived.mail) : null;
  // What was held for another reason was not shown as a company's, and settles nothing of theirs.
  const isOfTask = arrived.raw.reason?.startsWith('task ') ?? false;
  const [one, another] = isOfTask && !isToCase(arrived) ? await tasksCarried(ctx, arrived) : [];
  return one && !another ? join(ctx, await withLink(ctx, one), arrived.mail) : null;
};

/** A task of the company that wrote the mail, and of nobody else. */
async function chosen(ctx: Context, { raw, mail, task }: Arrived) {
  const sender = mail.from?.address ?? '';
  const found = (await tasksOfSender(ctx, { deskId: raw.deskId, sender })).find(({ id }) => id === task);
  if (!found)
    throw conflict('mail.other-task', 'Whoever wrote this mail is not asked this. Choose another one.');
  return found;
}

/** Whatever comes to the address of a case is about that. */
const isToCase = ({ raw }: Arrived) => readReplyAddress(raw.envelopeTo).token !== null;

/** That a machine is away answers nothing. */
function byToken(ctx: Context, { mail }: Arrived, task: Linked) {
  if (mail.automatic.kind !== 'no') return null;
  if (!holds(ctx, task)) return held('task over');
  const { address, domain } = task;
  if (!mail.from || !address || !isTheirs({ address, domain }, mail.from.address)) return held('task sender');
  return join(ctx, task, mail);
}

async function byReference(ctx: Context, { raw, content, mail }: Arrived, findKeys: FindKeys) {
  const [one, another] = await tasksCarried(ctx, { raw, mail });
  if (!one || !mail.from) return null;
  const wrote = { content, sender: mail.from.address };
  if (!(await isSignedBy(ctx, one, { ...wrote, findKeys }))) return held('task unsigned');
  return another ? held('task unclear') : join(ctx, await withLink(ctx, one), mail);
}

const held = (reason: string) => ({ outcome: 'quarantined' as const, reason });

type Linked = NonNullable<Awaited<ReturnType<typeof taskOfToken>>>;
type Joined = Pick<Linked, 'deskId' | 'id' | 'caseId' | 'state' | 'choices' | 'tokenHash'>;

type Carried = Pick<Linked, 'deskId' | 'id' | 'caseId' | 'state' | 'choices'>;

/** They write as whoever holds a link of the task, which they may never have been sent. */
async function withLink(ctx: Context, task: Carried): Promise<Joined> {
  const of = { deskId: task.deskId, taskId: task.id };
  const linkId = (await lastingLink(ctx, of)) ?? (await keepTaskLink(ctx, of));
  return { ...task, tokenHash: hashOf(taskLinkToken(ctx.site, linkId)) };
}

/** Whether the link still opens the task, as it does on its page. */
function holds({ now }: Context, { expiresAt, revokedAt, startsAt, endsAt }: Linked): boolean {
  const runs = startsAt <= now && (endsAt === null || endsAt > now);
  return runs && revokedAt === null && expiresAt > now;
}

/** Written by whoever holds the link, and so for them and the companies of the desk, never for the customer. */
async function join(ctx: Context, task: Joined, mail: Mail) {
  const { deskId, caseId } = task;
  const asked = await ctx.become({ kind: 'task-link', hash: task.tokenHash });
  const entryId = await said(asked, task, mail);
  for (const file of mail.attachments) await keepFile(asked, { deskId, entryId }, file);
  const desk = await ctx.become({ kind: 'desk-system', deskId });
  await recordCustody(desk, { deskId, kind: 'collected', caseId, entryId });
  return { outcome: 'appended' as const, caseId, entryId };
}

async function said(ctx: Context, task: Joined, mail: Mail): Promise<string> {
  // What a machine writes settles nothing.
  if (mail.automatic.kind !== 'no') return write(ctx, task, mail, wordsOf(mail));
  const { due, zone, kind, atOnce, inspects } = await asksOf(ctx, task);
  if (atOnce && task.state === 'asked' && wordsOf(mail).trim() !== '') return answeredNow(ctx, task, mail);
  const { reference, words: beside } = referenceIn(wordsOf(mail));
  if (reference !== null && kind === 'work')
    await keepReference(ctx, { task: task.id, theirReference: reference });
  const { setback, words } = kind === 'work' ? setbackIn(beside) : { setback: null, words: beside };
  if (setback === null) return answered(ctx, task, { mail, words, due, zone, inspects });
  const by = { channel: 'mail' as const, ...writtenAt(mail) };
  const { id } = await sayWrong(ctx, { task: task.id, text: setback.slice(0, longestSetback) }, by);
  // What they write beside it is an answer like any other.
  if (words) await answered(ctx, task, { mail, words, due, zone, inspects, isRest: true });
  return id;
}

/** Whatever they write is the answer, but for the word with which they say that they cannot. */
async function answeredNow(ctx: Context, { id: task }: Joined, mail: Mail): Promise<string> {
  const words = wordsOf(mail).trim();
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO('UTC').toPlainDate();
  const { state, text } = understandAnswer(words, null, { today, zone: 'UTC' });
  const said = state === 'declined' ? { state, text } : { state: 'done' as const, text: words };
  const made = await answerTask(ctx, { task, ...said, ...writtenAt(mail) }, { channel: 'mail' });
  return made.id;
}

type Answering = {
  mail: Mail;
  words: string;
  due: string | null;
  zone: string;
  /** Whether it asks what was found of something that comes back. */
  inspects: boolean;
  /** Whether something else of the mail was said before. */
  isRest?: boolean;
};

async function answered(
  ctx: Context,
  task: Joined,
  { mail, words, due, zone, inspects, isRest }: Answering,
): Promise<string> {
  const whole = isRest ? words : wordsOf(mail);
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(zone).toPlainDate();
  const moved =
    task.state === 'accepted' ? await move(ctx, task, { mail, words, now: { today, zone } }) : null;
  if (moved !== null) return moved;
  const { found, ...understood } = understandFound(words, { task, inspects, now: { today, zone } });
  const { state, text, more, expectedOn, stop } = understood;
  const isLater = found !== null && task.state === 'done';
  const isClear =
    isLater ||
    mayBe(understood, {
      ...{ state: task.state, today: today.toString() },
      asked: due && Temporal.Instant.from(due).toZonedDateTimeISO(zone).toPlainDate().toString(),
    });
  if (state === null || !isClear) return write(ctx, task, mail, whole);
  if (more) await write(ctx, task, mail, whole);
  const answer = {
    ...{ task: task.id, state, ...writtenAt(mail) },
    ...(text && { text }),
    ...(expectedOn && { expectedOn }),
    ...(stop && { stop }),
    ...(found && { found }),
  };
  const { id } = await answerTask(ctx, answer, { channel: 'mail' });
  return id;
}

type Reading = { task: Joined; inspects: boolean; now: Parameters<typeof understandAnswer>[2] };

/** Whoever says what they found has done it, unless they say something else of it. */
function understandFound(
  text: string,
  { task: { choices }, inspects, now }: Reading,
): Understood & { found: WhatWasFound | null } {
  const { found, words } = inspects ? foundIn(text) : { found: null, words: text };
  const beside = understandAnswer(words, choices, now);
  const isDone = beside.state === null || beside.state === 'done';
  if (found !== null && isDone) return { ...beside, state: 'done', found };
  const whole = understandAnswer(text, choices, now);
  // What they found and we cannot read is not lost behind what is done: a person reads it first.
  const isUnread = inspects && whole.state === 'done' && beginsFound(text);
  return isUnread ? { ...whole, state: null, found: null } : { ...whole, found: null };
}

type Moving = { mail: Mail; words: string; now: Parameters<typeof understandMove>[1] };

/** Another day, or something else about stopping; null where the mail says nothing of the kind that can still be so. */
async function move(
  ctx: Context,
  { deskId, id }: Joined,
  { mail, words, now }: Moving,
): Promise<string | null> {
  const said = understandMove(words, now);
  if (said === null) return null;
  const moved = movedBy(await visibleTask(ctx, id), said);
  if (moved === null || (moved.stop && (await isAskedToStop(ctx, { deskId, taskId: id })))) return null;
  const made = await moveTask(
    ctx,
    { task: id, ...moved, text: said.text, ...writtenAt(mail) },
    { channel: 'mail' },
  );
  return made.id;
}

/** By when it is needed, what it is, and by which clock the desk goes. */
const asksOf = (ctx: Context, { deskId, id }: Joined) =>
  tables(ctx)
    .selectFrom('tasks as t')
    .innerJoin('desks as d', 'd.id', 't.deskId')
    .select(['t.due', 't.kind', 't.atOnce', 'd.zone'])
    .select((row) => row('t.inspectsId', 'is not', null).$castTo<boolean>().as('inspects'))
    .where('t.deskId', '=', deskId)
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow();

type Now = { state: TaskState; today: string; asked: string | null };

/** Nobody declines without saying why, or accepts without a day to come; what cannot be so any more is a word like others. */
function mayBe({ state, text, expectedOn }: Understood, { asked, today, ...now }: Now) {
  if (state === null || !answeredFrom[state].includes(now.state)) return false;
  if (state === 'accepted') return (expectedOn ?? asked ?? '') >= today;
  return state !== 'declined' || text !== '';
}

async function write(
  ctx: Context,
  { deskId, caseId, id: taskId }: Joined,
  mail: Mail,
  text: string,
): Promise<string> {
  const { messageId } = mail;
  const id = await append(
    ctx,
    { deskId, caseId },
    {
      ...{ kind: 'task written', audience: 'task', channel: 'mail', taskId, ...writtenAt(mail) },
      data: messageId ? { messageId } : {},
      ...(text && { words: { text } }),
    },
  );
  await tellAsker(ctx, deskId, id);
  return id;
}

const longestSetback = 10_000;

const wordsOf = (mail: Mail) => mail.replyText || mail.text;

const writtenAt = (mail: Mail) => (mail.writtenAt ? { writtenAt: mail.writtenAt.toISOString() } : {});
