import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answered, Plan } from './plan.ts';

/** Lets a process of its own ask, so that the asking takes nothing from the server's. */
export function runLoad(plan: Plan): Promise<Answered> {
  return inProcess(join(import.meta.dirname, 'generator.ts'), plan);
}

export function inProcess<Question, Answer>(program: string, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    child.send(question as object);
  });
}

export function merged(all: Answered[]): Answered {
  const errors: Record<string, number> = {};
  for (const [kind, count] of all.flatMap((one) => Object.entries(one.errors))) {
    errors[kind] = (errors[kind] ?? 0) + count;
  }
  return {
    latencies: all.flatMap((one) => one.latencies),
    errors,
    seconds: all.reduce((sum, one) => sum + one.seconds, 0),
  };
}
