import { everybody } from './compare.ts';
import type { Wordings } from './compare-answers.ts';
import type { Answer, HttpStage } from './http-stage.ts';
import type { HttpWorld } from './http-world.ts';
import { credentialsOf, type Place, placeOf } from './place.ts';
import type { Door } from './route-matrix.ts';

export type Request = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  payload?: object | string;
  type?: string;
};

/** As many as ask at the same time: each of them has a connection whose statements are planned once. */
const atOnce = 4;

/** One world on the stage, and everybody in it who could come over HTTP. */
export class WorldRun {
  readonly stage: HttpStage;
  readonly made: HttpWorld;
  readonly places: Place[];
  readonly wordings: Wordings;
  /** What the custody record should hold once all was read. */
  readonly seen = new Set<string>();
  requests = 0;
  readonly #number: number;
  #turns = 0;

  constructor(
    stage: HttpStage,
    made: HttpWorld,
    { number, wordings }: { number: number; wordings: Wordings },
  ) {
    this.stage = stage;
    this.made = made;
    this.wordings = wordings;
    this.#number = number;
    this.places = everybody(made.world)
      .filter(({ kind }) => kind !== 'desk-system' && kind !== 'mailer' && kind !== 'operator')
      .map((who) => placeOf(made, who));
  }

  ask(place: Place, { method = 'GET', url, payload, type = 'application/json' }: Request): Promise<Answer> {
    this.requests++;
    const headers = { ...credentialsOf(place), ...(payload !== undefined && { 'content-type': type }) };
    const remoteAddress = this.#addressOf(place);
    return this.stage.ask({ method, url, headers, remoteAddress, ...(payload !== undefined && { payload }) });
  }

  /** Each comes from a place of their own, as what everybody may ask is limited for a place. */
  #addressOf(place: Place): string {
    const at = this.places.indexOf(place) + 1;
    return `127.${1 + (this.#number % 250)}.${at >> 8}.${at & 255}`;
  }

  /** A few of many, other ones each time and in each world. */
  some<T>(of: T[], howMany: number): T[] {
    const first = this.#number * 7919 + this.#turns++ * 104_729;
    return of.map((_, at) => of[(first + at) % of.length] as T).slice(0, howMany);
  }
}

/** Does all of it, a few at a time; what they found. */
export async function all(jobs: (() => Promise<string[]>)[]): Promise<string[]> {
  const found: string[] = [];
  const next = async (): Promise<void> => {
    for (let job = jobs.pop(); job; job = jobs.pop()) found.push(...(await job()));
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return found;
}

const doors: Partial<Record<Place['who']['kind'], Door>> = {
  person: 'staff',
  token: 'staff',
  'customer-link': 'customer',
  'task-link': 'task',
  'proposal-link': 'proposals',
  'referral-link': 'referrals',
  'preparation-link': 'begin',
};

/** Whether somebody comes in by a door, whatever they then see. */
export function comesIn({ door }: { door: Door }, { who, actor }: Place): boolean {
  if (door === 'everybody') return true;
  if (door === 'session') return who.kind === 'person';
  return actor !== undefined && doors[who.kind] === door;
}
