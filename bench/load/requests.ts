import { aMessage, aName, aSubject } from '../fill/words.ts';
import type { Random } from '../random.ts';
import type { Plan } from './plan.ts';

export type Asked = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: unknown; status: number };

/** The next request of one of the clients of a measure. */
export function nextRequest(plan: Plan, random: Random, client: number): Asked {
  switch (plan.measure) {
    case 'create':
      return {
        method: 'POST',
        path: `/api/desks/${plan.desk}/cases`,
        status: 201,
        body: {
          subject: aSubject(random),
          text: aMessage(random),
          customer: { name: aName(random), address: `${plan.seed}.${random.below(2 ** 40)}@new.example` },
        },
      };
    case 'add':
      return {
        method: 'POST',
        path: `/api/cases/${caseOf(plan, random, client)}/messages`,
        status: 201,
        body: { text: aMessage(random), audience: 'customer' },
      };
    case 'today':
      return { method: 'GET', path: '/api/today?limit=50', status: 200 };
    case 'list':
      return { method: 'GET', path: `/api/desks/${plan.desk}/cases?limit=50`, status: 200 };
    case 'open':
      return { method: 'GET', path: `/api/cases/${random.of(plan.cases)}`, status: 200 };
    case 'callers':
      return {
        method: 'GET',
        path: `/api/callers?q=${encodeURIComponent(beginningOf(random))}`,
        status: 200,
      };
    case 'what-we-wait-for':
      return { method: 'GET', path: `/api/desks/${plan.desk}/awaited`, status: 200 };
    case 'what-i-hand-off':
      return { method: 'GET', path: `/api/desks/${plan.desk}/mandates`, status: 200 };
    case 'roster':
      return { method: 'GET', path: `/api/desks/${plan.desk}`, status: 200 };
    case 'tasks':
      return { method: 'GET', path: '/api/tasks', status: 200 };
    case 'this-morning':
      return { method: 'GET', path: `/api/desks/${plan.desk}/morning`, status: 200 };
    default:
      return { method: 'GET', path: `/api/search?q=${plan.word}`, status: 200 };
  }
}

/** What has been typed of a name when one looks up for the first time. */
function beginningOf(random: Random): string {
  const [first = '', last = ''] = aName(random).split(' ');
  return `${first} ${last.slice(0, 2)}`;
}

/** Two clients never write on one case at once: the product would rightly refuse one of them. */
function caseOf({ cases, concurrency }: Plan, random: Random, client: number): string {
  const place = random.below(Math.floor(cases.length / concurrency)) * concurrency + client;
  const chosen = cases[place];
  if (!chosen) throw new Error('there are fewer cases than clients');
  return chosen;
}
