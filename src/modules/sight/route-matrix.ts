import type { Revealed } from '../../platform/http/endpoint.ts';
import { apiReads } from './api-reads.ts';
import { apiWrites } from './api-writes.ts';
import { callReads } from './call-reads.ts';
import { callWrites } from './call-writes.ts';
import { clientroomReads, clientroomWrites } from './clientroom-routes.ts';
import { coachingReads, coachingWrites } from './coaching-routes.ts';
import { costReads, costWrites } from './cost-routes.ts';
import { demandReads, demandWrites } from './demand-routes.ts';
import { deskReads } from './desk-reads.ts';
import { deskWrites } from './desk-writes.ts';
import { disclosureReads, disclosureWrites } from './disclosure-routes.ts';
import { expertsReads, expertsWrites } from './experts-routes.ts';
import { exportReads } from './export-routes.ts';
import { gapReads, gapWrites } from './gap-routes.ts';
import { gatewayReads } from './gateway-reads.ts';
import { gatewayWrites } from './gateway-writes.ts';
import { habitReads } from './habit-reads.ts';
import { habitWrites } from './habit-writes.ts';
import { helpReads, helpWrites } from './help-routes.ts';
import { knowledgeReads, knowledgeWrites } from './knowledge-routes.ts';
import { mandateReads, mandateWrites } from './mandate-routes.ts';
import { moveReads, moveWrites } from './move-routes.ts';
import { ownReads } from './own-reads.ts';
import { ownWrites } from './own-writes.ts';
import { pageReads } from './page-reads.ts';
import { pageWrites } from './page-writes.ts';
import { passingReads, passingWrites } from './passing-routes.ts';
import type { Place } from './place.ts';
import { pocketReads, pocketWrites } from './pocket-routes.ts';
import { preparationReads, preparationWrites } from './preparation-routes.ts';
import { proposalReads, proposalWrites } from './proposal-routes.ts';
import { publicReads } from './public-reads.ts';
import { referralReads, referralWrites } from './referral-routes.ts';
import { returnsReads, returnsWrites } from './returns-routes.ts';
import { studyReads, studyWrites } from './study-routes.ts';
import { taskWrites } from './task-writes.ts';
import { unsentReads } from './unsent-reads.ts';
import { unsentWrites } from './unsent-writes.ts';
import { walkReads, walkWrites } from './walk-routes.ts';
import { wayReads, wayWrites } from './way-routes.ts';
import type { Row, Table } from './world.ts';

/** Whose door it is: everybody else is sent away with 401, 403 or, from a page, 404. */
export type Door =
  | 'staff'
  | 'customer'
  | 'task'
  | 'proposals'
  | 'referrals'
  | 'begin'
  | 'session'
  | 'everybody';

/** The rows an answer shows. */
export type Shows = {
  shows: Row[];
  status?: number;
  /** Ids that it names, of rows without a word to show or of what only the path opens: a link is its own right. */
  names?: string[];
  /** Ids of what they do not see that it may name besides. */
  mayName?: string[];
  /** What it leaves in the custody record where no contract declares it. */
  seen?: Revealed[];
  /** Page after page, until there is no next one. */
  follow?: true;
};

/** One request, and what the model says of its answer: the rows it shows, or that there is nothing here. */
export type Ask = { url: string } & (
  | Shows
  /** The code of the refusal, or what a page says; the same for what is hidden and for what never was. */
  | { absent: string; elsewhere?: true }
);

export type Read = {
  route: `GET ${string}`;
  door: Door;
  /** Of these tables the answer shows no row but those it is asked for; of others perhaps more that somebody sees. */
  exact: Table[];
  /** Whether its answer opens a case, or each that it names, and does not only list it. */
  opens?: 'one' | 'each';
  /** Whether its answer goes on for as long as somebody listens. */
  isStream?: true;
  asks: (place: Place) => Ask[];
};

/** A change that is refused because of who asks: 404 where they do not see the thing, 403 where they may not, 401 unsigned. */
export type Refused = { url: string; payload?: object | string; status: 401 | 403 | 404; code: string };
/** A change that somebody may ask for; as things stand it may still be no. */
export type Allowed = { url: string; payload?: object | string };

export type Write = {
  route: `${'POST' | 'PATCH' | 'DELETE'} ${string}`;
  door: Door;
  tries: (place: Place) => (Refused | Allowed)[];
  /** How a form or file is sent; JSON without it. */
  type?: string;
};

export const reads: Read[] = [
  ...apiReads,
  ...unsentReads,
  ...callReads,
  ...clientroomReads,
  ...deskReads,
  ...exportReads,
  ...habitReads,
  ...gatewayReads,
  ...mandateReads,
  ...disclosureReads,
  ...demandReads,
  ...returnsReads,
  ...studyReads,
  ...costReads,
  ...walkReads,
  ...wayReads,
  ...coachingReads,
  ...helpReads,
  ...knowledgeReads,
  ...expertsReads,
  ...gapReads,
  ...passingReads,
  ...pocketReads,
  ...proposalReads,
  ...moveReads,
  ...ownReads,
  ...pageReads,
  ...publicReads,
  ...referralReads,
  ...preparationReads,
];
export const writes: Write[] = [
  ...apiWrites,
  ...unsentWrites,
  ...habitWrites,
  ...gatewayWrites,
  ...clientroomWrites,
  ...mandateWrites,
  ...disclosureWrites,
  ...demandWrites,
  ...returnsWrites,
  ...studyWrites,
  ...costWrites,
  ...walkWrites,
  ...wayWrites,
  ...coachingWrites,
  ...helpWrites,
  ...gapWrites,
  ...knowledgeWrites,
  ...expertsWrites,
  ...passingWrites,
  ...pocketWrites,
  ...ownWrites,
  ...callWrites,
  ...proposalWrites,
  ...moveWrites,
  ...taskWrites,
  // Before somebody's membership ends.
  ...preparationWrites,
  ...deskWrites,
  ...pageWrites,
  ...referralWrites,
];

/** Routes without a row and rows without a route, each in a sentence. */
export function matrixDifferences(routes: ReadonlySet<string>): string[] {
  const named = new Set<string>([...reads, ...writes].map(({ route }) => route));
  return [
    ...[...routes]
      .filter((route) => !named.has(route))
      .map((route) => `${route} has no row in the route matrix.`),
    ...[...named]
      .filter((route) => !routes.has(route))
      .map((route) => `${route} stands in the route matrix; the server has no such route.`),
  ];
}
