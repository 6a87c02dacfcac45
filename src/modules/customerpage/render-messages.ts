import { escaped, type Html, html } from '../../platform/html.ts';
import type { CustomerAsks } from '../cases/contract.ts';
import { type Drawing, shortened } from './drawing.ts';
import { linkedText } from './linked-text.ts';
import { type Message, marks } from './messages.ts';
import { whoThisIs } from './render-aside.ts';
import { windowWords } from './render-call.ts';
import { sayDate } from './when.ts';
import { en } from './words/en.ts';
import type { WordKey } from './words/speak.ts';

/**
 * What the messages of one page may weigh, so that the whole, but for pictures, stays under 30 kB even where nothing is
 * compressed.
 */
const mostBytes = 13_600;
const mostBytesOfText = 8_000;
/** What the ways to write a word, to ask for something else and to tell another way weigh, which have their place on every page. */
const bytesOfLinks = 600;

/** `taken` is what weighs beside them. */
export function renderMessages(drawing: Drawing, taken = 0): Html {
  const { view, voice, here } = drawing;
  const all = view.messages.map((message) => ({ message, item: renderMessage(drawing, message) }));
  const items = fitting(all, mostBytes - Math.max(0, taken - bytesOfLinks));
  const oldest = items.at(-1)?.message.id;
  const more = view.more || items.length < view.messages.length;
  return html`<section class="far" id="so-far"><h2>${voice.say(view.earlier ? 'so-far.before' : 'so-far')}</h2>
<ol class="line">${items.map(({ item }) => item)}</ol>${
    more && html`<p><a href="${here}?before=${oldest}#so-far">${voice.say('older')}</a></p>`
  }${view.earlier && html`<p><a href="${here}#so-far">${voice.say('newest')}</a></p>`}</section>`;
}

function fitting<T extends { item: Html }>(all: T[], most: number): T[] {
  let bytes = 0;
  return all.filter(({ item }, at) => {
    bytes += Buffer.byteLength(item.text);
    return at === 0 || bytes <= most;
  });
}

function renderMessage(drawing: Drawing, message: Message): Html {
  const { voice, clock } = drawing;
  const mark = markOf(drawing, message);
  const channel = message.channel && message.text !== null ? channelWords[message.channel] : undefined;
  const at = clock.when(message.at);
  const time = html`<time datetime="${message.at.slice(0, 16)}Z">${at}</time>`;
  return html`<li class="${classOf(message)}"><div class="meta">${mark ? html`<span>${mark}</span>` : author(drawing, message)}<small>${
    time
  }${channel && html`, ${voice.say(channel)}`}${message.setback && html`, ${voice.say('about.setback')}`}</small></div>${text(drawing, message)}${files(drawing, message)}</li>`;
}

const channelWords: Record<string, WordKey> = {
  mail: 'by.mail',
  page: 'by.page',
  phone: 'by.phone',
  text: 'by.text',
};

function classOf({ from, text, files }: Message): string {
  if (text === null && files.length === 0) return 'mark';
  return from.kind === 'you' || from.kind === 'other' ? 'you' : 'us';
}

/** What happened, where there are no words to read, or where they reached nobody. */
function markOf(drawing: Drawing, message: Message): string | null {
  const { say } = drawing.voice;
  const { kind, call, from, outcome, rhythm, text } = message;
  const name = from.kind === 'person' ? from.person.name : '';
  if (call && call.outcome !== 'reached')
    return say(callWords[`${call.direction} ${call.outcome}`], { name });
  if (message.window) return say('happened.call-asked', { window: windowWords(drawing, message.window) });
  if (message.asks) return asked(drawing, message.asks);
  if (kind === 'way') return say('happened.way');
  if (text !== null || !isMark(kind)) return null;
  if (kind === 'call') return say('happened.spoke', { name });
  if (kind === 'reopened' && from.kind === 'you') return say('happened.not-solved');
  const said: string = outcome ? `ended.${outcome}` : rhythm ? `rhythm.${rhythm}` : `happened.${kind}`;
  return say((said in en ? said : `happened.${kind}`) as WordKey, { name });
}

function asked({ voice }: Drawing, wish: CustomerAsks): string {
  if (wish.asks === 'date') return voice.say('happened.asked-date', { day: sayDate(wish.on, voice.locale) });
  return voice.say(wish.asks === 'stop' ? 'happened.asked-stop' : 'happened.asked-person');
}

const callWords = {
  'in not reached': 'happened.call-in',
  'in voicemail left': 'happened.call-in-voicemail',
  'out not reached': 'happened.call-out',
  'out voicemail left': 'happened.call-out-voicemail',
} as const;

const isMark = (kind: string) => (marks as readonly string[]).includes(kind);

/** Every name opens to who this is. */
function author(drawing: Drawing, { from }: Message): Html {
  if (from.kind === 'person') {
    return html`<details><summary>${from.person.name}</summary><small>${whoThisIs(drawing, from.person)}</small></details>`;
  }
  const { view, voice } = drawing;
  return html`<span>${from.kind === 'desk' ? view.desk.name : voice.say(`from.${from.kind}`)}</span>`;
}

function text({ voice, here }: Drawing, message: Message): Html | null {
  if (message.text === null) return null;
  const plain = message.text.replace(/\n{3,}/g, '\n\n').trim();
  const begun = beginning(plain, mostBytesOfText);
  const linked = message.from.kind === 'person' ? linkedText(begun) : html`${begun}`;
  // Addresses weigh twice; a text that is little else is shown without their links.
  const words = Buffer.byteLength(linked.text) <= mostBytes ? linked : begun;
  const cut = message.cut || begun.length < plain.length;
  return html`<div class="text" dir="auto">${words}${cut && '…'}</div>${
    cut && html`<p><a href="${here}/messages/${message.id}">${voice.say('read-all')}</a></p>`
  }`;
}

/** As much of a text as weighs no more than this on the page, not cut inside a sign. */
export function beginning(text: string, bytes: number): string {
  let weight = 0;
  let end = 0;
  for (const sign of text) {
    weight += Buffer.byteLength(escaped(sign));
    if (weight > bytes) return text.slice(0, end);
    end += sign.length;
  }
  return text;
}

function files({ voice, base }: Drawing, { files }: Message): Html | null {
  if (files.length === 0) return null;
  return html`<ul class="files">${files.map(
    (file) =>
      html`<li><a href="${base}/files/${file.id}">${shortened(file.name, 60)}</a> <small>${sizeOf(file.size, voice.locale)}</small></li>`,
  )}</ul>`;
}

/** A size as people say it: 840 kB, 1.2 MB. */
export function sizeOf(bytes: number, locale: string): string {
  const [unit, count] =
    bytes < 1_000_000 ? (['kilobyte', bytes / 1000] as const) : (['megabyte', bytes / 1_000_000] as const);
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(
    unit === 'kilobyte' ? Math.max(1, count) : count,
  );
}
