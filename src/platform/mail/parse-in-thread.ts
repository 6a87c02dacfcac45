import { Worker } from 'node:worker_threads';
import type { ParsedMail } from './parse-mail.ts';
import type { ParseAnswer, ParseRequest, Refused } from './parser-thread.ts';

export type Unreadable = Refused | 'too-large' | 'too-slow' | 'too-much-memory' | 'crashed';

export type ParseOutcome =
  | { outcome: 'parsed'; mail: ParsedMail }
  | { outcome: 'unreadable'; reason: Unreadable };

/** The processor's time is what a mail may use up; the clock runs on while others have the processor. */
export type ParseLimits = { cpuMs: number; clockMs: number; memoryMb: number; bytes: number };

export type MailParser = {
  parseInThread: (raw: Uint8Array, envelopeFrom?: string | null) => Promise<ParseOutcome>;
  close: () => Promise<void>;
};

export const usualLimits: ParseLimits = {
  cpuMs: 2000,
  clockMs: 30_000,
  memoryMb: 256,
  bytes: 50 * 1024 * 1024,
};

const betweenLooksMs = 100;
/** A thread without mail is let go after this, for it holds as much memory as a small program. */
const idleMs = 5000;

type Job = ParseRequest & { resolve: (outcome: ParseOutcome) => void; reject: (error: Error) => void };
type Thread = {
  worker: Worker;
  ready: boolean;
  job: Job | null;
  stopWatch: () => void;
  idle?: NodeJS.Timeout;
  ended: Promise<void>;
};
type Pool = {
  limits: ParseLimits;
  most: number;
  idleMs: number;
  threads: Set<Thread>;
  waiting: Job[];
  closed: boolean;
};

/**
 * Parses mail in threads of its own, so that one made to stall or to eat memory costs its own answer and nothing else.
 * Threads start with the first mail, take one mail at a time in the order of asking, and are replaced when they die.
 */
export function startMailParser(
  settings: { threads?: number; limits?: Partial<ParseLimits>; idleMs?: number } = {},
): MailParser {
  const pool: Pool = {
    limits: { ...usualLimits, ...settings.limits },
    most: settings.threads ?? 1,
    idleMs: settings.idleMs ?? idleMs,
    threads: new Set(),
    waiting: [],
    closed: false,
  };
  return {
    parseInThread: (raw, envelopeFrom = null) => ask(pool, raw, envelopeFrom),
    close: () => close(pool),
  };
}

function ask(pool: Pool, raw: Uint8Array, envelopeFrom: string | null): Promise<ParseOutcome> {
  if (pool.closed) return Promise.reject(new Error('the mail parser is closed'));
  if (raw.length > pool.limits.bytes) return Promise.resolve({ outcome: 'unreadable', reason: 'too-large' });
  const { promise, resolve, reject } = Promise.withResolvers<ParseOutcome>();
  pool.waiting.push({ raw, envelopeFrom, resolve, reject });
  next(pool);
  return promise;
}

async function close(pool: Pool): Promise<void> {
  pool.closed = true;
  for (const thread of pool.threads) thread.worker.ref();
  next(pool);
  while (pool.threads.size > 0) await Promise.all([...pool.threads].map(({ ended }) => ended));
}

function next(pool: Pool): void {
  for (const thread of pool.threads)
    if (thread.ready && !thread.job) hand(pool, thread, pool.waiting.shift());
  const starting = [...pool.threads].filter((thread) => !thread.ready).length;
  if (pool.waiting.length > starting && pool.threads.size < pool.most) pool.threads.add(start(pool));
}

function hand(pool: Pool, thread: Thread, job: Job | undefined): void {
  clearTimeout(thread.idle);
  if (!job) {
    if (pool.closed) thread.worker.terminate();
    else rest(pool, thread);
    return;
  }
  thread.worker.ref();
  thread.job = job;
  thread.stopWatch = watch(thread.worker, pool.limits, () => end(pool, thread, 'too-slow'));
  thread.worker.postMessage({ raw: job.raw, envelopeFrom: job.envelopeFrom } satisfies ParseRequest);
}

function rest(pool: Pool, thread: Thread): void {
  thread.worker.unref();
  thread.idle = setTimeout(() => {
    pool.threads.delete(thread);
    thread.worker.terminate();
  }, pool.idleMs).unref();
}

function finish(thread: Thread, outcome: ParseOutcome): void {
  thread.stopWatch();
  thread.job?.resolve(outcome);
  thread.job = null;
}

function end(pool: Pool, thread: Thread, reason: Unreadable): void {
  finish(thread, { outcome: 'unreadable', reason });
  pool.threads.delete(thread);
  thread.worker.terminate();
  next(pool);
}

function start(pool: Pool): Thread {
  const worker = new Worker(new URL('./parser-thread.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: pool.limits.memoryMb,
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 4,
    },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const thread: Thread = { worker, ready: false, job: null, stopWatch: () => {}, ended };
  worker.on('message', (answer: ParseAnswer) => {
    if (answer === 'ready') thread.ready = true;
    else if ('mail' in answer) finish(thread, { outcome: 'parsed', mail: answer.mail });
    else finish(thread, { outcome: 'unreadable', reason: answer.refused });
    next(pool);
  });
  worker.on('error', (error: Error & { code?: string }) => {
    // A thread that cannot even start says nothing about the mail that waits for it.
    if (!thread.ready) pool.waiting.shift()?.reject(error);
    end(pool, thread, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-memory' : 'crashed');
  });
  worker.on('exit', () => {
    if (pool.threads.delete(thread)) end(pool, thread, 'crashed');
  });
  return thread;
}

function watch(worker: Worker, limits: ParseLimits, onTooSlow: () => void): () => void {
  const before = worker.cpuUsage().catch(() => null);
  const started = performance.now();
  let timer = setTimeout(look, Math.min(limits.cpuMs, limits.clockMs));

  async function look(): Promise<void> {
    const start = await before;
    const used = start && (await worker.cpuUsage(start).catch(() => null));
    if (!used) return;
    const cpuMs = (used.user + used.system) / 1000;
    if (cpuMs >= limits.cpuMs || performance.now() - started >= limits.clockMs) return onTooSlow();
    timer = setTimeout(look, betweenLooksMs);
  }

  return () => clearTimeout(timer);
}
