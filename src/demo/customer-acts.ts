import { sql } from 'kysely';
import { receiveWord } from '../modules/coaching/commands/customers-word.ts';
import type { CoachingKind } from '../modules/coaching/contract.ts';
import { chooseRhythm } from '../modules/conversations/commands/choose-rhythm.ts';
import { type CustomerAnswer, customerSays } from '../modules/conversations/commands/finish.ts';
import { receiveContact } from '../modules/conversations/commands/receive-contact.ts';
import { contactFrom, type Spoken } from '../modules/conversations/gateway/who-calls.ts';
import { takeIn } from '../modules/conversations/mail/take-in.ts';
import { replyAddress, replyToken } from '../modules/conversations/reply-token.ts';
import { customerLinkToken, hashOfToken } from '../modules/customers/link.ts';
import type { Rhythm } from '../modules/customers/tables.ts';
import { tellWay } from '../modules/knowledge/commands/tell-way.ts';
import type { Context } from '../platform/context.ts';
import { desks, type PersonKey } from './cast.ts';
import { type Attached, compose } from './compose.ts';
import type { Act, Customer, Scene } from './scene.ts';

type Letter = { subject: string; text: string; html?: string; attachments?: Attached[] };

/** The customer writes to the desk for the first time, or about something new. */
export const mails =
  (letter: Letter): Act =>
  async (scene) => {
    await send(scene, { ...letter, to: desks[scene.desk].address });
    await scene.findCase();
  };

/** The customer answers the desk's last mail. */
export const replies =
  (text: string, more: { attachments?: Attached[] } = {}): Act =>
  async (scene) => {
    const to = await replyTo(scene);
    await send(scene, { subject: 'Re: your answer', text, ...more, to, inReplyTo: scene.messageIds.at(-1) });
  };

/** Somebody else answers at the address that was meant for the customer. */
export const strangerReplies =
  (stranger: Customer, text: string): Act =>
  async (scene) =>
    send(scene, { subject: 'Re: your answer', text, to: await replyTo(scene), from: stranger });

/** Somebody else writes to the desk about a mail of the customer's, as after a forward. */
export const friendWrites =
  (friend: Customer, letter: Letter): Act =>
  async (scene) =>
    send(scene, {
      ...letter,
      to: desks[scene.desk].address,
      from: friend,
      inReplyTo: scene.messageIds.at(-1),
    });

type Sent = Letter & {
  to: string;
  from?: Customer;
  inReplyTo?: string | undefined;
};

async function send(scene: Scene, { from = scene.customer, ...letter }: Sent): Promise<void> {
  const { stage } = scene;
  const domain = from.address.split('@')[1];
  const date = await stage.now();
  const messageId = `<${date.epochMilliseconds}.${scene.messageIds.length}@${domain}>`;
  const raw = await compose({ ...letter, from: { name: from.name, address: from.address }, messageId, date });
  await takeIn(stage.database, { raw, from: from.address, to: [letter.to] });
  await stage.readMail();
  if (from === scene.customer) scene.messageIds.push(messageId);
}

async function replyTo({ stage, desk, caseId }: Scene): Promise<string> {
  const id = await stage.asDesk(desk, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select id from reply_tokens where case_id = ${caseId} order by recorded_at limit 1`.execute(ctx.db);
    return rows[0]?.id;
  });
  const { address } = desks[desk];
  return id ? replyAddress(address, replyToken(stage.database.site, id)) : address;
}

/** Somebody rings, and nobody answers; what they say then, if anything, is kept as they spoke it. */
export const rings =
  (recording?: Attached): Act =>
  (scene) =>
    byTelephone(scene, {
      channel: 'phone',
      text: '',
      subject: (words) => (recording ? words.voicemail : words.missedCall),
      files: recording ? [fileOf(recording)] : [],
      data: { call: 'in', outcome: recording ? 'voicemail left' : 'not reached' },
    });

export const texts =
  (text: string): Act =>
  (scene) =>
    byTelephone(scene, { channel: 'text', text, subject: () => text, files: [], data: {} });

const fileOf = ({ filename: name, contentType: type, content }: Attached) => ({ name, type, content });

async function byTelephone(scene: Scene, spoken: Omit<Spoken, 'deskId' | 'number' | 'at'>): Promise<void> {
  const { stage, desk, customer } = scene;
  await stage.asDesk(desk, (ctx) =>
    contactFrom(ctx, { ...spoken, deskId: ctx.actor.deskId ?? '', number: customer.address, at: ctx.now }),
  );
  await scene.findCase();
}

export const writesOnPage =
  (text: string): Act =>
  (scene) =>
    onPage(scene, async (ctx) => {
      const { caseId, customerId } = scene;
      await receiveContact(ctx, { caseId, customerId, channel: 'page', text, files: [] });
    });

/** A word for one of those who helped. */
export const hasWordFor =
  (to: PersonKey, kind: CoachingKind, text: string): Act =>
  (scene) =>
    onPage(scene, async (ctx) => {
      const { caseId, customerId } = scene;
      await receiveWord(ctx, { caseId, customerId, kind, toId: scene.stage.installed.people[to], text });
    });

export const choosesRhythm =
  (rhythm: Rhythm): Act =>
  (scene) =>
    onPage(scene, (ctx) => chooseRhythm(ctx, { caseId: scene.caseId, customerId: scene.customerId, rhythm }));

export const answers =
  (answer: CustomerAnswer): Act =>
  (scene) =>
    onPage(scene, (ctx) => customerSays(ctx, { caseId: scene.caseId, customerId: scene.customerId, answer }));

/** How they got round it by themselves. */
export const tellsWay =
  (text: string, more: { link?: string; picture?: Attached } = {}): Act =>
  (scene) =>
    onPage(scene, async (ctx) => {
      const { caseId, customerId } = scene;
      const files = more.picture ? [fileOf(more.picture)] : [];
      await tellWay(ctx, { caseId, customerId, text, link: more.link ?? null, files, isSolved: true });
    });

/** As on their page: they come in by their own link, and the desk does what they ask. */
async function onPage(scene: Scene, work: (desk: Context) => Promise<void>): Promise<void> {
  const { stage, desk, customerId } = scene;
  const linkId = await stage.asDesk(desk, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select id from customer_links where customer_id = ${customerId} and revoked_at is null`.execute(ctx.db);
    return rows[0]?.id ?? '';
  });
  const hash = hashOfToken(customerLinkToken(stage.database.site, linkId));
  await stage.database.as({ kind: 'customer-link', hash }, async (ctx) => {
    const deskId = ctx.actor.deskId ?? '';
    await work(await ctx.become({ kind: 'desk-system', deskId }));
  });
}
