import { randomUUID } from 'node:crypto';
import type { Speaker } from './world.ts';

/** Desks that wait for their clients' word. */
export const preparedBy = (priya: Speaker): Promise<string[]> =>
  Promise.all(
    [1, 2, 3, 4].map(() => {
      const tag = randomUUID();
      return priya('POST', '/api/preparations', {
        ...{
          client: 'Ray’s Repairs',
          answers: { name: 'Ray', mail: `${tag}@repairs.example` },
          language: 'en',
        },
        desk: {
          ...{ slug: `ray-${tag}`, name: 'Ray', address: `help-${tag}@repairs.example`, color: '#2f5d8a' },
          ...{ languages: ['en'], zone: 'UTC', hours: { always: true }, onePerson: true },
          ...{ answerLimitMinutes: 240, silenceLimitMinutes: 1440 },
        },
        ...{ purpose: 'answers the telephone', data: [], people: [], mandates: [] },
      });
    }),
  );
