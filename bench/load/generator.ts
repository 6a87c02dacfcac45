import { Agent } from 'node:http';
import { seeded } from '../random.ts';
import { answerTo } from './answer-to.ts';
import type { Answered, Plan } from './plan.ts';
import { nextRequest } from './requests.ts';

/** A closed loop: each of the plan's clients asks again as soon as it is answered, over a connection that stays open. */
process.once('message', async (plan: Plan) => {
  process.send?.(await run(plan));
  process.disconnect?.();
});

async function run(plan: Plan): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.concurrency });
  const answered: Answered = { latencies: [], errors: {}, seconds: 0 };
  const began = performance.now();
  const until = began + plan.seconds * 1000;
  const clients = Array.from({ length: plan.concurrency }, (_, client) => ask(client));
  await Promise.all(clients);
  answered.seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return answered;

  async function ask(client: number): Promise<void> {
    const random = seeded(plan.seed + client * 7919);
    while (performance.now() < until) {
      const asked = nextRequest(plan, random, client);
      const sent = performance.now();
      const status = await answerTo(agent, plan.url, { asked, token: random.of(plan.tokens) });
      if (status === asked.status) answered.latencies.push(performance.now() - sent);
      else answered.errors[status] = (answered.errors[status] ?? 0) + 1;
    }
  }
}
