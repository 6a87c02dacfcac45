import { Worker } from 'node:worker_threads';
import type { CleanPicture } from './clean-picture.ts';
import type { CleanAnswer } from './cleaner-thread.ts';
import type { Unshown } from './measured.ts';

export type CleanLimits = { clockMs: number; memoryMb: number };

const usualLimits: CleanLimits = { clockMs: 10_000, memoryMb: 128 };

let last: Promise<unknown> = Promise.resolve();

/**
 * Cleans a picture or video in a thread of its own, so that one made to stall or to eat memory costs its own answer and
 * nothing else. One at a time, in the order of asking.
 */
export function cleanInThread(
  content: Buffer,
  limits: Partial<CleanLimits> = {},
): Promise<CleanPicture | Unshown> {
  const cleaned = last.then(() => inThread(content, { ...usualLimits, ...limits }));
  last = cleaned.catch(() => {});
  return cleaned;
}

function inThread(content: Buffer, { clockMs, memoryMb }: CleanLimits): Promise<CleanPicture | Unshown> {
  const { promise, resolve, reject } = Promise.withResolvers<CleanPicture | Unshown>();
  const worker = new Worker(new URL('./cleaner-thread.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  const timer = setTimeout(() => resolve('none'), clockMs);
  worker.once('message', (answer: CleanAnswer) =>
    resolve(typeof answer === 'string' ? answer : { ...answer, bytes: Buffer.from(answer.bytes) }),
  );
  worker.once('error', (error: Error & { code?: string }) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('none') : reject(error),
  );
  worker.once('exit', () => resolve('none'));
  worker.postMessage(content);
  return promise.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}
