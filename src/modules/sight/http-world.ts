import { createHash, createHmac } from 'node:crypto';
import type { Row, Table, World } from './world.ts';

/** A world as the server shows it: every row with words that stand nowhere else, every link and token a real one. */
export type HttpWorld = {
  world: World;
  /** The rows of a table, each with the word that gives it away. */
  wordOf: (row: Row) => string;
  /** The rows that words and ids stand for. */
  rowsOfWord: Map<string, Row>;
  rowsOfId: Map<string, Row[]>;
  tableOf: Map<Row, Table>;
  /** What the holder of a link or token shows, by the hash that is stored. */
  secretOf: (hash: string) => string;
  /** The cookie's value of a person's session. */
  sessionOf: (person: string) => string;
};

type Words = (word: string, row: Row) => Record<string, unknown>;
const bytes = (word: string) => ({ bytes: Buffer.from(word).toString('hex') });

function passedAs(word: string, { kind, what_id }: Row<'task_passings'>): object {
  if (kind === 'thing') return { thing: { model: word } };
  if (kind === 'file') return { file: { id: what_id, name: word, size: 1 } };
  return { text: word, ...(kind === 'entry' && { by: 'customer', writtenAt: '2026-01-01T00:00:00.000Z' }) };
}

/** Where the words of each table stand. */
const words: Partial<Record<Table, Words>> = {
  organizations: (name) => ({ name }),
  departments: (name) => ({ name }),
  persons: (name) => ({ name, place: name }),
  person_settings: (word) => ({ mail: `${word}@people.example` }),
  // So that the word stands in the picture's data URL as it is.
  person_pictures: (word) => ({ bytes: Buffer.from(word, 'base64').toString('hex') }),
  api_tokens: (name) => ({ name, scopes: ['read', 'write', 'people', 'desks'] }),
  desks: (name) => ({
    name,
    address: `${name}@desks.example`,
    zone: 'Europe/London',
    hours: { always: true },
  }),
  engagements: (word) => ({ purpose: word, pay: word, agreement: word, data: [word] }),
  proposals: (word) => ({ title: word, words: word, skills: [word], languages: ['en'] }),
  roster_rules: (words) => ({ words }),
  customers: (name) => ({ name }),
  // A number has no room for a word.
  contact_points: (word, row) =>
    'kind' in row && row.kind === 'phone' ? {} : { address: `${word}@customers.example` },
  facts: (text) => ({ text }),
  things: (model) => ({ model }),
  case_words: (subject) => ({ subject }),
  entries: (word) => ({ data: { word } }),
  entry_words: (text) => ({ text, html: text }),
  hand_off_words: (word) => ({ situation: word, background: word, promised: word }),
  raw_mails: (word) => ({ envelope_from: `${word}@senders.example`, envelope_to: word, reason: word }),
  raw_mail_chunks: (word) => bytes(`\r\n${word}`),
  files: (name) => ({ name, type: 'text/plain' }),
  file_chunks: bytes,
  strangers: (word) => ({ address: `${word}@strangers.example` }),
  outbox: (word) => ({ final_reply: word }),
  outbox_words: (word) => ({ subject: word, text: word, headers: { word } }),
  gateways: (word) => ({ url: `https://${word}.example` }),
  gateway_events: (word) => ({ event_id: word, about: word }),
  gateway_event_chunks: bytes,
  move_export_chunks: bytes,
  macros: (word) => ({ name: word, texts: [{ language: 'en', text: word, stands: null }] }),
  drafts: (text) => ({ text }),
  call_drafts: (said) => ({ said }),
  tasks: (word) => ({ their_reference: word }),
  task_addresses: (word) => ({ address: `${word}@companies.example` }),
  task_passings: (word, row) => ({ said: passedAs(word, row as Row<'task_passings'>) }),
  task_words: (word) => ({ request: word, passed_on: { word } }),
  preparation_versions: (purpose, row) => ('what' in row ? { what: { ...row.what, purpose } } : {}),
  preparation_files: (name) => ({ name, content: bytes(name).bytes }),
  referral_words: (name) => ({ name, their_reference: name }),
  act_kinds: (name) => ({ name }),
  act_words: (text) => ({ text }),
  cause_versions: (name) => ({ name }),
  demand_types: (name) => ({ name }),
  returns: (model) => ({ model }),
  return_words: (word) => ({ tried: word, failed_at: word }),
  study_findings: (words) => ({ words }),
  walk_words: (words) => ({ words }),
  need_kinds: (name) => ({ name }),
  coaching_words: (text) => ({ text }),
  article_versions: (word) => ({ words: word, helps: word }),
  article_picture_chunks: bytes,
  gaps: (word) => ({ words: word, language: 'en', due: 7 }),
  gap_searches: (words) => ({ words }),
  gap_closings: (words) => ({ words, language: 'en' }),
  gap_withdrawals: (words) => ({ words }),
  expertise: (knows) => ({ knows, language: 'en', hours: { always: true } }),
  ask_words: (question) => ({ question, language: 'en' }),
  views: (name) => ({ name }),
  bulk_steps: (why_not) => ({ why_not }),
  custody_inbox: (purpose) => ({ purpose }),
  custody_entries: (purpose) => ({ purpose }),
  events: (word) => ({ data: { word } }),
  idempotency_keys: (word) => ({ resource: { word } }),
};

export const wordForm = /kw[0-9a-z]{6}/g;
const prefix = '00000000-0000-4000-8000-';

/** The world with that number among all that share a database: its ids, hashes and words are its own. */
export function httpWorld(drawn: World, number: number, secret: string): HttpWorld {
  const world = renamed(drawn, number);
  const secrets = new Map<string, string>();
  const known = { rowsOfWord: new Map(), rowsOfId: new Map(), tableOf: new Map(), words: new Map() };
  let count = 0;
  for (const table of Object.keys(world) as Table[]) {
    for (const row of world[table] as (Row & { id?: string; token_hash?: string })[]) {
      const word = `kw${(number * 36 ** 3 + count++).toString(36).padStart(6, '0')}`;
      if (row.token_hash && table !== 'reply_tokens') {
        const shown = `link-of-world-${row.token_hash}`;
        row.token_hash = createHash('sha256').update(shown).digest('hex');
        secrets.set(row.token_hash, shown);
      }
      Object.assign(row, words[table]?.(word, row));
      known.rowsOfWord.set(word, row);
      known.words.set(row, word);
      known.tableOf.set(row, table);
      if (row.id) known.rowsOfId.set(row.id, [...(known.rowsOfId.get(row.id) ?? []), row]);
    }
  }
  // Made anew from the words.
  Object.assign(world, { search_documents: [], article_terms: [], article_counts: [] });
  const wordOf = (row: Row) => known.words.get(row) ?? '';
  return {
    ...known,
    world,
    wordOf,
    secretOf: (hash) => secrets.get(hash) ?? '',
    sessionOf(person) {
      const token = sessionToken(world, wordOf, person);
      const signature = createHmac('sha256', secret).update(token).digest('base64');
      return encodeURIComponent(`${token}.${signature}`);
    },
  };
}

/** A session's token begins with its person's word, so that one shown to somebody else is found as well. */
export function sessionToken(world: World, wordOf: HttpWorld['wordOf'], person: string): string {
  const row = world.persons.find((one) => one.id === person);
  return `${row ? wordOf(row) : ''}-session-of-${person}`;
}

/** Ids, hashes, references and short names that no other world has; custody tells of a case, as it does in life. */
function renamed(drawn: World, number: number): World {
  const own = number.toString(16).padStart(8, '0');
  const text = JSON.stringify(drawn)
    .replaceAll(prefix, `${own}-0000-4000-8000-`)
    .replaceAll(
      /"[0-9a-f]{64}"/g,
      (hash) => `"${createHash('sha256').update(`${number} ${hash}`).digest('hex')}"`,
    )
    .replaceAll(
      '"22222',
      `"${number
        .toString(8)
        .padStart(5, '0')
        .replaceAll(/\d/g, (digit) => 'ABCDEFGH'[Number(digit)] ?? '')}`,
    )
    .replaceAll(/"desk-(?=\d)/g, `"w${number}-desk-`);
  const world = JSON.parse(text) as World;
  for (const row of [...world.custody_inbox, ...world.custody_entries]) {
    const about = world.cases.find((one) => one.desk_id === row.desk_id);
    if (about) Object.assign(row, { case_id: about.id });
  }
  return world;
}
