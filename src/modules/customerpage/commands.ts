import type { Context } from '../../platform/context.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Quiet } from '../../platform/time/quiet.ts';
import type { CustomerAsks, CustomerSays } from '../cases/contract.ts';
import type { CoachingKind } from '../coaching/contract.ts';
import type { WishedChannel } from '../customers/contract.ts';
import type { CallWindow } from '../tasks/contract.ts';
import type { PageCase } from './page-case.ts';

export type NewFile = { name: string; type: string; content: Buffer };
export const answers = ['solved', 'not-solved', 'found-another-way'] as const;
export type Answer = (typeof answers)[number];

/** What the customer may still say of how it ended: all of it until they have spoken, and always that it is not solved. */
export function answersAsked({ state, outcome }: Pick<PageCase, 'state' | 'outcome'>): readonly Answer[] {
  if (state === 'done' || outcome === 'unknown') return answers;
  return state === 'ended' ? ['not-solved'] : [];
}

export const chosenRhythms = ['daily', 'every-three-days', 'weekly', 'when-there-is-news'] as const;
export type ChosenRhythm = (typeof chosenRhythms)[number];

type OfCase = { caseId: string; customerId: string };

/** What a customer can do on their page; all that is done to a case was seen by its customer, and runs as the desk's system. */
export type CallWish = CallWindow & { number: { known: string } | { written: string }; text: string };

export type PageCommands = {
  receiveContact: (
    ctx: Context,
    input: OfCase & { channel: 'page'; text: string; files: NewFile[] },
  ) => Promise<{ entryId: string }>;
  chooseRhythm: (ctx: Context, input: OfCase & { rhythm: ChosenRhythm | null }) => Promise<unknown>;
  chooseWishes: (
    ctx: Context,
    input: OfCase & { wishedChannel: WishedChannel | null; quiet: Quiet | null },
  ) => Promise<{ entryId: string }>;
  customerSays: (ctx: Context, input: OfCase & { answer: Answer }) => Promise<unknown>;
  answerOffer: (ctx: Context, input: OfCase & { says: CustomerSays }) => Promise<{ entryId: string }>;
  askForCall: (ctx: Context, input: OfCase & CallWish) => Promise<{ entryId: string }>;
  /** While there is time, whoever does it hears so at once. */
  askForStop: (
    ctx: Context,
    input: OfCase & { taskId: string; text: string },
  ) => Promise<{ entryId: string }>;
  askOtherwise: (
    ctx: Context,
    input: OfCase & { text: string; wish: Exclude<CustomerAsks, { asks: 'stop' }> },
  ) => Promise<{ entryId: string }>;
  withdrawCall: (ctx: Context, input: OfCase) => Promise<{ entryId: string }>;
  receiveWord: (
    ctx: Context,
    input: OfCase & { kind: CoachingKind; toId: string; text: string },
  ) => Promise<{ entryId: string }>;
  answerBack: (
    ctx: Context,
    input: OfCase & { noteId: string; text: string },
  ) => Promise<{ entryId: string }>;
  /** How they got round it by themselves, and whether that is all they need. */
  tellWay: (
    ctx: Context,
    input: OfCase & { text: string; link: string | null; files: NewFile[]; isSolved: boolean },
  ) => Promise<{ entryId: string }>;
  /** For whoever has no link: what they write on the help pages. */
  beginCase: (
    ctx: Context,
    input: { name: string; address: string; text: string },
  ) => Promise<{ id: string }>;
  /** For who lost the link to their page; says nothing of whether anybody is known there. */
  sendLink: (ctx: Context, input: { address: string }) => Promise<void>;
};

export const unclear = () => new Refusal('invalid', 'page.unclear', 'This form was not understood.');
