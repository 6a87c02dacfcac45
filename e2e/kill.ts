import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { address, customerOf, type Load, mailWith } from './load.ts';
import type { Program } from './program.ts';

type Kind = 'server' | 'database' | 'both' | 'server inside DATA' | 'database inside DATA';

/** One kill -9: of what, after how many more acknowledgements, and how long after the last of them. */
export type Kill = { kind: Kind; acknowledged: number; ms: number };

const kinds: Kind[] = [
  ...Array<Kind>(3).fill('server'),
  ...Array<Kind>(3).fill('database'),
  ...Array<Kind>(2).fill('both'),
  ...Array<Kind>(2).fill('server inside DATA'),
  ...Array<Kind>(2).fill('database inside DATA'),
];

export function killsBy(seed: number): Kill[] {
  const order = fc.shuffledSubarray(kinds, { minLength: kinds.length });
  const moment = fc.record({
    acknowledged: fc.integer({ min: 4, max: 16 }),
    ms: fc.integer({ min: 0, max: 120 }),
  });
  const moments = fc.array(moment, { minLength: kinds.length, maxLength: kinds.length });
  const [drawn] = fc.sample(fc.tuple(order, moments), { seed, numRuns: 1 });
  const [drawnKinds, drawnMoments] = drawn ?? [[], []];
  return drawnKinds.map((kind, place) => ({ acknowledged: 5, ms: 0, ...drawnMoments[place], kind }));
}

/** Kills what it says, under the load, and has it running again when it returns. */
export async function carryOut(kill: Kill, program: Program, load: Load): Promise<void> {
  const before = load.acknowledged;
  while (load.acknowledged < before + kill.acknowledged) await wait(10);
  await wait(kill.ms);
  if (kill.kind.endsWith('inside DATA')) return cutInside(kill.kind, program, load);
  if (kill.kind !== 'server') program.killDatabase();
  if (kill.kind === 'database') return;
  await program.killServer();
  await program.start();
}

/** Of a mail that is half sent nobody was told anything yet; whoever sent it sends it again. */
async function cutInside(kind: Kind, program: Program, load: Load): Promise<void> {
  const marker = `cut-${load.asked.length}`;
  const { raw } = mailWith(marker);
  const sender = await halfway(program.smtpPort, { from: customerOf(marker), raw });
  const mail = load.note(marker, raw);
  if (kind === 'database inside DATA') {
    program.killDatabase();
    const answer = await sender.finish();
    if (!/^(250|451) /.test(answer)) throw new Error(`was told "${answer}" with the database away`);
    mail.acknowledged = answer.startsWith('250 ');
    return;
  }
  await program.killServer();
  const answer = await sender.closed;
  if (answer !== '') throw new Error(`was told "${answer}" in the middle of a mail`);
  await program.start();
}

/** Speaks SMTP by hand until half of the words are said. */
async function halfway(port: number, { from, raw }: { from: string; raw: string }) {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  let wake = () => {};
  let isOver = false;
  const ended = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isOver = true;
      wake();
      resolve();
    }),
  );
  const closed = ended.then(() => heard);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    heard += chunk.toString();
    wake();
  });
  const hear = async (answer: string) => {
    while (!heard.includes(answer)) {
      if (isOver) throw new Error(`waited for "${answer}", and the connection ended after "${heard}"`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const said = heard;
    heard = '';
    return said;
  };
  await hear('220 ');
  const commands = ['EHLO load.example', `MAIL FROM:<${from}>`, `RCPT TO:<${address}>`, 'DATA'];
  for (const command of commands) {
    socket.write(`${command}\r\n`);
    await hear(command === 'DATA' ? '354' : '250 ');
  }
  const half = Math.floor(raw.length / 2);
  socket.write(raw.slice(0, half));
  const finish = async () => {
    socket.write(`${raw.slice(half)}.\r\n`);
    const answer = await hear('\r\n');
    socket.destroy();
    return answer.trim();
  };
  return { closed, finish };
}
