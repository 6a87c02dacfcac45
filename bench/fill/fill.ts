import pg from 'pg';
import type { Connection } from '../../src/platform/database/roles.ts';
import { seeded } from '../random.ts';
import {
  addCase,
  addCustomer,
  type Customer,
  filledTables,
  type MadeCase,
  noRows,
  type Rows,
} from './cases.ts';
import { insertRows } from './insert-rows.ts';
import { type Desk, fillWorld } from './world.ts';

export type Filled = {
  desks: Desk[];
  /** Of the largest desk: where the measures take place. */
  openCases: string[];
  longCases: string[];
};

const messagesOfCase = 5;
const messagesOfLongCase = 30;
const longCaseCount = 100;
const batchSize = 500;
const minute = 60_000;
const spread = 200 * 24 * 60 * minute;

/**
 * Writes the data of the benchmark past the commands: twenty desks, one of which holds half the cases, one case in ten
 * open. Every constraint and index is at work; only the triggers that refuse what lies in the past are asleep.
 */
export async function fill(owner: Connection, caseCount: number): Promise<Filled> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const sleeping = await triggersOfThePast(client);
    await setTriggers(client, sleeping, 'disable');
    const random = seeded(caseCount);
    const desks = await fillWorld(client, random);
    const filled = await fillCases(client, { desks, caseCount });
    await setTriggers(client, sleeping, 'enable');
    await client.query('vacuum analyze');
    return { desks, ...filled };
  } finally {
    await client.end();
  }
}

/** Those that stamp rows with the time of now, or ask that a case moves together with an entry of now. */
async function triggersOfThePast(client: pg.Client): Promise<{ on: string; name: string }[]> {
  const { rows } = await client.query(
    `select tgrelid::regclass::text as on, tgname as name from pg_trigger
     where not tgisinternal and tgname in ('stamp', 'explain_new_case')`,
  );
  return rows;
}

async function setTriggers(
  client: pg.Client,
  triggers: { on: string; name: string }[],
  to: 'enable' | 'disable',
) {
  for (const { on, name } of triggers) await client.query(`alter table ${on} ${to} trigger ${name}`);
}

async function fillCases(
  client: pg.Client,
  { desks, caseCount }: { desks: Desk[]; caseCount: number },
): Promise<Omit<Filled, 'desks'>> {
  const random = seeded(caseCount + 1);
  const [largest] = desks;
  const others = desks.slice(1);
  if (!largest) throw new Error('there is a largest desk');
  const known = new Map<string, Customer[]>();
  const made: { desk: Desk; theCase: MadeCase; messages: number }[] = [];
  const start = Date.now() - spread - 30 * 24 * 60 * minute;
  let rows = noRows();
  for (let place = 0; place < caseCount; place += 1) {
    const openedAt = start + Math.floor((spread * place) / caseCount);
    const desk = place % 2 === 0 ? largest : random.of(others);
    const customers = known.get(desk.id) ?? [];
    known.set(desk.id, customers);
    // Five customers have eight cases.
    const isNew = customers.length === 0 || random.below(8) < 5;
    if (isNew) customers.push(addCustomer(rows, random, { desk, since: openedAt }));
    const customer = isNew ? (customers.at(-1) as Customer) : random.of(customers);
    // Two in twenty are open: one of the largest desk, which has the even places, and one of another.
    const isOpen = place % 20 < 2;
    const isLong = isOpen && desk === largest && place < longCaseCount * 20;
    const messages = isLong ? messagesOfLongCase : messagesOfCase;
    const hasRareWord = desk === largest && place % Math.ceil(caseCount / 3) < 2;
    made.push({
      desk,
      theCase: addCase(rows, random, { desk, customer, openedAt, messages, isOpen, hasRareWord }),
      messages,
    });
    if ((place + 1) % batchSize === 0 || place + 1 === caseCount) {
      await insert(client, rows);
      rows = noRows();
    }
  }
  const open = made.filter(({ desk, theCase }) => desk === largest && theCase.isOpen);
  return {
    openCases: open.map(({ theCase }) => theCase.id),
    longCases: open
      .filter(({ messages }) => messages === messagesOfLongCase)
      .map(({ theCase }) => theCase.id),
  };
}

async function insert(client: pg.Client, rows: Rows): Promise<void> {
  await client.query('begin');
  for (const table of filledTables) await insertRows(client, table, rows[table]);
  await client.query('commit');
}
