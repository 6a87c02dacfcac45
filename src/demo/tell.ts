import { admit } from '../modules/desks/commands/admit.ts';
import { engage } from '../modules/desks/commands/engage.ts';
import { assure, propose } from '../modules/desks/commands/proposals.ts';
import { signRosterRule } from '../modules/desks/commands/roster-rules.ts';
import { beAway } from '../modules/people/commands/absences.ts';
import { addMember } from '../modules/people/commands/members.ts';
import type { Database } from '../platform/database/database.ts';
import type { Worker } from '../platform/sweep/worker.ts';
import { type Almanac, almanac, demoLength } from './almanac.ts';
import { desks } from './cast.ts';
import type { DemoClock } from './demo-clock.ts';
import { type Matter, Scene } from './scene.ts';
import { placeOf, setUp } from './set-up.ts';
import { Stage } from './stage.ts';
import { billsMixer } from './stories/bills-mixer.ts';
import { harmonEnded } from './stories/harmon-ended.ts';
import { harmonLanguages } from './stories/harmon-languages.ts';
import { harmonOpen } from './stories/harmon-open.ts';
import { harmonOthers } from './stories/harmon-others.ts';
import { harmonPassed } from './stories/harmon-passed.ts';
import { harmonReopened } from './stories/harmon-reopened.ts';
import { justArrived } from './stories/just-arrived.ts';
import { oddMail } from './stories/odd-mail.ts';
import { raysByTelephone } from './stories/rays-by-telephone.ts';
import { raysFinished } from './stories/rays-finished.ts';
import { raysOpen } from './stories/rays-open.ts';
import { washingMachine } from './stories/washing-machine.ts';

/** Every matter of a desk, told by that desk's own clock on the wall. */
const onHarmonsDesk: ((days: Almanac) => Matter)[] = [
  billsMixer,
  ...harmonOpen,
  ...harmonLanguages,
  ...harmonPassed,
  ...harmonOthers,
  ...harmonReopened,
  ...harmonEnded,
  ...justArrived,
];
const onRaysDesk: ((days: Almanac) => Matter)[] = [
  washingMachine,
  ...raysByTelephone,
  ...raysOpen,
  ...raysFinished,
];

export type Telling = {
  database: Database;
  worker: Worker;
  reader: Worker;
  clock: DemoClock;
  /** Told how far it is, from 0 to 1. */
  progress?: (part: number) => void;
};

type Moment = { at: Temporal.Instant; happens: (stage: Stage) => Promise<void> };

/**
 * Tells the demo's stories by the product's own commands, over three weeks that end now. The clock goes from moment to
 * moment, and what time brings by itself happens in between; it is right again only when all is told.
 */
export async function tellStories({ progress = () => {}, ...parts }: Telling): Promise<void> {
  const { database, worker, clock } = parts;
  const end = await clock.now();
  await clock.goBackTo(end.subtract(demoLength));
  const stage = new Stage({ ...parts, installed: await setUp(database) });
  const moments = momentsUntil(end);
  for (const [place, moment] of moments.entries()) {
    await stage.passTo(moment.at);
    await moment.happens(stage);
    progress((place + 1) / moments.length);
  }
  await stage.passTo(end);
  await clock.setRight();
  await worker.settle();
}

/** Every matter of the three weeks that end then. */
export function mattersUntil(end: Temporal.Instant): Matter[] {
  const here = almanac(end, desks.harmon.zone);
  const there = almanac(end, desks.rays.zone);
  return [...onHarmonsDesk.map((tell) => tell(here)), ...onRaysDesk.map((tell) => tell(there))];
}

function momentsUntil(end: Temporal.Instant): Moment[] {
  const here = almanac(end, desks.harmon.zone);
  const there = almanac(end, desks.rays.zone);
  const moments = [
    ...mattersUntil(end).flatMap(momentsOf),
    ...oddMail(here).map(({ at, arrives }) => ({ at, happens: arrives })),
    { at: there.workday(1, '08:20'), happens: norasFirstDay },
    { at: here.workday(10, '10:00'), happens: margaretSigns },
    { at: here.ago({ hours: 20 }), happens: imaniIsProposed },
    { at: here.workday(1, '16:45'), happens: (stage: Stage) => tomIsAway(stage, here.ahead({ hours: 60 })) },
  ];
  return moments.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

function momentsOf(matter: Matter): Moment[] {
  let scene: Scene | undefined;
  return matter.steps.map(({ at, act }) => ({
    at,
    happens: (stage) => {
      scene ??= new Scene(stage, matter);
      return act(scene);
    },
  }));
}

/** Ray takes an assistant onto his desk. */
async function norasFirstDay(stage: Stage): Promise<void> {
  const { installed } = stage;
  const { engagements } = installed.desks.rays;
  const { slug } = desks.rays;
  const organizationId = installed.organizations.willow;
  const purpose = 'Takes the front office off us';
  const data = ['name', 'contact', 'case'];
  const agreed = {
    ...{ country: 'US', agreement: 'Letter of 3 November', contact: 'nora@willow.example' },
    pay: 'by the hour, billed on Fridays',
  };
  const { id } = await stage.asPerson('ray', (ctx) =>
    engage(ctx, { desk: slug, organizationId, role: 'provider', purpose, data, ...agreed }),
  );
  engagements.willow = id;
  const place = placeOf(installed, { engagements, key: 'nora', role: 'agent' });
  await stage.asPerson('ray', (ctx) => admit(ctx, { desk: slug, ...place }));
}

/** Agents whom Clearline has trained come by themselves, unless Margaret says no in two days. */
async function margaretSigns(stage: Stage): Promise<void> {
  const engagementId = stage.installed.desks.harmon.engagements.clearline ?? '';
  const { dana: trainedById, ruth: vouchedById } = stage.installed.people;
  const words = 'Two weeks beside Dana';
  await stage.asPerson('margaret', (ctx) =>
    signRosterRule(ctx, {
      ...{ desk: desks.harmon.slug, engagementId, roles: ['agent'], words, vetoHours: 48 },
      ...{ trainedById, vouchedById },
    }),
  );
}

async function imaniIsProposed(stage: Stage): Promise<void> {
  const desk = desks.harmon.slug;
  const { id: proposal } = await stage.asPerson('ruth', async (ctx) => {
    const { id } = await addMember(ctx, { name: 'Imani Cole', mail: 'imani@clearline.example' });
    return propose(ctx, {
      ...{ desk, personId: id, role: 'agent', title: 'Audio support' },
      ...{ skills: ['mixers', 'firmware'], languages: ['en', 'fr'] },
      words: 'Two weeks beside Dana, and she has played in bands for years.',
    });
  });
  await stage.asPerson('dana', (ctx) => assure(ctx, { desk, proposal, kind: 'trained' }));
  await stage.asPerson('ruth', (ctx) => assure(ctx, { desk, proposal, kind: 'vouched' }));
}

/** Days off make a stand-in, not a hand-off. */
async function tomIsAway(stage: Stage, until: Temporal.Instant): Promise<void> {
  const standInId = stage.installed.people.anneke;
  await stage.asPerson('tom', (ctx) =>
    beAway(ctx, { startsAt: ctx.now, endsAt: until.toString(), standInId }),
  );
}
