import fc from 'fast-check';
import { clientroom } from './clientroom-steps.ts';
import { coaching } from './coaching-steps.ts';
import { costRates } from './cost-steps.ts';
import { demand } from './demand-steps.ts';
import * as onDesks from './desk-steps.ts';
import { extraSteps, setbacks } from './disclosure-steps.ts';
import { experts } from './experts-steps.ts';
import { gateways } from './gateway-steps.ts';
import { habits } from './habit-steps.ts';
import { household } from './household-steps.ts';
import { knowledge } from './knowledge-steps.ts';
import { agreements, mandates, needs } from './mandate-steps.ts';
import { moves } from './move-steps.ts';
import { passings } from './passing-steps.ts';
import * as ofPeople from './people-steps.ts';
import { pictures } from './picture-steps.ts';
import { pockets } from './pocket-steps.ts';
import { preparations } from './preparation-steps.ts';
import { proposals } from './proposal-steps.ts';
import { referrals } from './referral-steps.ts';
import { returns } from './returns-steps.ts';
import { rivals } from './rival-steps.ts';
import { studies } from './study-steps.ts';
import { walks } from './walk-steps.ts';
import * as ofWork from './work-steps.ts';
import type { World } from './world.ts';
import { building, drawing } from './world-builder.ts';

type Step = ofPeople.Step;
type Planned = { step: Step; numbers: number[] };

const anything: Step[] = [
  ofPeople.person,
  ofPeople.membership,
  ofPeople.membership,
  ofPeople.absence,
  ofPeople.token,
  ofPeople.desk,
  ofPeople.engagement,
  ofPeople.admission,
  onDesks.customer,
  onDesks.fact,
  onDesks.theCase,
  onDesks.message,
  onDesks.message,
  onDesks.systemEntry,
  onDesks.upload,
  onDesks.upload,
  onDesks.handOff,
  ofWork.task,
  ofWork.taskLink,
  ofWork.taskLink,
  ofWork.taskEntry,
  ofWork.taskEntry,
  ofWork.rawMail,
  ofWork.custody,
  ofWork.threading,
  ofWork.housekeeping,
];

/** So that the random steps find something to work on. */
const beginning: Step[] = [
  ofPeople.person,
  ofPeople.person,
  ofPeople.person,
  ofPeople.membership,
  ofPeople.desk,
  ofPeople.desk,
  ofPeople.engagement,
  ofPeople.engagement,
  ofPeople.engagement,
  ofPeople.admission,
  ofPeople.admission,
  onDesks.customer,
  onDesks.customer,
  onDesks.theCase,
  onDesks.theCase,
  ofWork.task,
];

const numbers = fc.array(fc.nat(5000), { minLength: 12, maxLength: 12 });
const planned = (step: Step): fc.Arbitrary<Planned> => numbers.map((drawn) => ({ step, numbers: drawn }));
const someStep = fc.nat(anything.length - 1).chain((which) => planned(anything[which] ?? ofPeople.person));

/** Worlds of two to six organizations, made in at most sixty steps. */
export const worlds = worldsOf({ minLength: 24, maxLength: 44 });

/** Worlds that stay the same, small ones first: most of what weakens sight shows in any of them, the rest in a large one. */
export function fixedWorlds(): World[] {
  const large = [4, 5, 6, 7, 8, 9, 12, 13].map((seed) => [80, seed] as const);
  return ([[16, 0], [24, 1], [40, 2], [60, 3], ...large] as const).flatMap(([length, seed]) =>
    fc.sample(fc.noBias(worldsOf({ minLength: length, maxLength: length })), { seed, numRuns: 1 }),
  );
}

function worldsOf(more: { minLength: number; maxLength: number }): fc.Arbitrary<World> {
  const parts = {
    organizations: fc.integer({ min: 2, max: 6 }),
    begun: fc.tuple(...beginning.map(planned)),
    more: fc.array(someStep, more),
  };
  return fc.record(parts).map(({ organizations, begun, more: further }) => {
    const made = building();
    for (let count = 0; count < organizations; count++) ofPeople.organization(made, drawing([0]));
    for (const { step, numbers: drawn } of [...begun, ...further]) step(made, drawing(drawn));
    ofWork.unsent(made, drawing([0]));
    ofWork.searchable(made, drawing([0]));
    habits(made, drawing([0]));
    ofWork.ownLists(made, drawing([0]));
    onDesks.things(made, drawing([0]));
    ofWork.calls(made, drawing([0]));
    gateways(made, drawing([0]));
    pockets(made, drawing([0]));
    household(made, drawing([0]));
    ofWork.callDrafts(made, drawing([0]));
    mandates(made, drawing([0]));
    needs(made, drawing([0]));
    agreements(made, drawing([0]));
    proposals(made, drawing([0]));
    moves(made, drawing([0]));
    ofWork.taskAddresses(made, drawing([0]));
    onDesks.factChecks(made, drawing([0]));
    setbacks(made, drawing([0]));
    extraSteps(made, drawing([0]));
    coaching(made, drawing([0]));
    ofPeople.standIns(made, drawing([0]));
    onDesks.toldOffers(made, drawing([0]));
    clientroom(made, drawing([0]));
    referrals(made, drawing([0]));
    ofWork.taskMails(made, drawing([0]));
    rivals(made, drawing([0]));
    preparations(made, drawing([0]));
    knowledge(made, drawing([0]));
    passings(made, drawing([0]));
    demand(made, drawing([0]));
    returns(made, drawing([0]));
    studies(made, drawing([0]));
    costRates(made, drawing([0]));
    walks(made, drawing([0]));
    pictures(made, drawing([0]));
    experts(made, drawing([0]));
    return made.world;
  });
}
