import { CustomerAsks, type EntryView, outcomeOfCall } from '../../cases/contract.ts';

/** What a customer asked for on their page and nobody has answered yet. */
export type OpenAsk = { id: string; wish: CustomerAsks };

export type AskOf<Kind> = Extract<CustomerAsks, { asks: Kind }>;

/** A word from a person answers all that was asked before. */
export function openAsks(entries: readonly EntryView[]): OpenAsk[] {
  const open = new Map<string, OpenAsk>();
  for (const entry of entries) {
    if (isAnswer(entry)) open.clear();
    const wish = entry.kind === 'contact' ? CustomerAsks.safeParse(entry.data).data : undefined;
    if (wish) open.set(wish.asks === 'stop' ? wish.stops : wish.asks, { id: entry.id, wish });
  }
  return [...open.values()];
}

/** Nobody of the company that can stop it would hear, so whoever owns the case tells them. */
export const isUnheard = (entries: readonly EntryView[], { stops, until }: AskOf<'stop'>): boolean =>
  entries.some(
    ({ kind, taskId, data }) =>
      kind === 'stop asked' && taskId === stops && data.until === until && data.unheard === true,
  );

const isAnswer = ({ audience, author, kind, data }: EntryView): boolean =>
  audience === 'customer' &&
  author.kind === 'person' &&
  (kind === 'message' ||
    kind === 'done' ||
    kind === 'hand-off accepted' ||
    (kind === 'call' && outcomeOfCall(data) === 'reached'));
