import { askOutside, type Reply } from '../http/ask-outside.ts';
import { signed } from './standard-webhook.ts';

/** Who takes a text: somebody who is told by a signed webhook, or Twilio. */
export type TextGateway = { number: string; inside: string[]; stop: AbortSignal } & (
  | { format: 'standard'; url: string; key: Buffer }
  | { format: 'twilio'; url: string; account: string; token: string; callback: string }
);

export type Text = {
  id: string;
  to: string;
  words: string;
  /** Of one that goes in several, how many went before, and what hears of each that goes. */
  partsSent: number;
  went: (partsSent: number) => Promise<void>;
};

/** `refused` is for good, `delayed` may go later. */
export type TextOutcome = { outcome: 'sent' | 'refused' | 'delayed'; reply: string };

/** Hands a text over. Whoever takes it knows it by its id, so that the same one handed over twice goes once. */
export async function sendText(gateway: TextGateway, text: Text): Promise<TextOutcome> {
  try {
    return gateway.format === 'standard'
      ? outcomeOf(await handOver(gateway, text))
      : await sendByTwilio(gateway, text);
  } catch (error) {
    return { outcome: 'delayed', reply: `the gateway did not answer (${(error as Error).message})` };
  }
}

type Standard = Extract<TextGateway, { format: 'standard' }>;
type Twilio = Extract<TextGateway, { format: 'twilio' }>;

function handOver({ url, key, number, inside, stop }: Standard, { id, to, words }: Text) {
  const body = JSON.stringify({ type: 'text.send', data: { text: id, from: number, to, words } });
  return askOutside(url, { method: 'POST', headers: signed(key, { id, body }), body, inside, stop });
}

/** Twilio refuses longer ones. */
const longestByTwilio = 1600;

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
async function sendByTwilio(gateway: Twilio, { id, to, words, partsSent, went }: Text): Promise<TextOutcome> {
  const parts = inParts(words, longestByTwilio);
  for (const [place, part] of parts.entries()) {
    if (place < partsSent) continue;
    const isLast = place === parts.length - 1;
    const form = new URLSearchParams({ From: gateway.number, To: to, Body: part });
    if (isLast) form.set('StatusCallback', `${gateway.callback}?text=${id}`);
    const outcome = outcomeOf(await postToTwilio(gateway, form));
    if (outcome.outcome !== 'sent' || isLast) return outcome;
    await went(place + 1);
  }
  return { outcome: 'refused', reply: 'there are no words to send' };
}

const postToTwilio = ({ url, account, token, inside, stop }: Twilio, form: URLSearchParams) =>
  askOutside(`${url}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
    },
    body: form.toString(),
    inside,
    stop,
  });

/** Whoever is too busy, slow or broken takes it later; what they will not take they never will. */
function outcomeOf({ status, body }: Reply): TextOutcome {
  const reply = `${status} ${body.toString('utf8').slice(0, 300)}`.trim();
  if (status >= 200 && status < 300) return { outcome: 'sent', reply };
  const mayGoLater = status >= 500 || status === 408 || status === 429 || status === 0;
  return { outcome: mayGoLater ? 'delayed' : 'refused', reply };
}

/** Cut between words where there are any, and never within a character that people see as one. */
export function inParts(words: string, longest: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'word' }).segment(words)) {
    if (part.length + segment.length > longest && part !== '') {
      parts.push(part.trimEnd());
      part = '';
    }
    part += part === '' ? segment.trimStart() : segment;
    while (part.length > longest) {
      const cut = wholeCharacters(part, longest);
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
    }
  }
  return part.trim() === '' ? parts : [...parts, part.trimEnd()];
}

function wholeCharacters(text: string, longest: number): number {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('und').segment(text)) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return end || longest;
}
