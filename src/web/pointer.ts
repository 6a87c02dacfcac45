import { casesApi } from '../modules/cases/contract.ts';
import { clientroomApi } from '../modules/clientroom/contract.ts';
import { coachingApi } from '../modules/coaching/contract.ts';
import { conversationsApi } from '../modules/conversations/contract.ts';
import { presenceChanged, ringingChanged } from '../modules/conversations/events.ts';
import { costsApi } from '../modules/costs/contract.ts';
import { custodyApi } from '../modules/custody/contract.ts';
import { demandApi } from '../modules/demand/contract.ts';
import { desksApi } from '../modules/desks/contract.ts';
import { disclosuresApi } from '../modules/disclosures/contract.ts';
import { expertsApi } from '../modules/experts/contract.ts';
import { exportsApi } from '../modules/exports/contract.ts';
import { knowledgeApi } from '../modules/knowledge/contract.ts';
import { mandatesApi } from '../modules/mandates/contract.ts';
import { proceduresApi } from '../modules/procedures/contract.ts';
import { returnsApi } from '../modules/returns/contract.ts';
import { studiesApi } from '../modules/studies/contract.ts';
import { tasksApi } from '../modules/tasks/contract.ts';
import { todayApi } from '../modules/today/contract.ts';
import { walksApi } from '../modules/walks/contract.ts';

/** What the live stream says: where something changed, never what. */
export type Pointer = { deskId: string | null; caseId: string | null; event: string };

/** Rights changed, or the server lost count: everything is asked for again. */
export const tellsOfEverything = (pointer: Pointer): boolean => pointer.event === 'again';

/** The stream's greeting, which tells of nothing. */
export const tellsOfNothing = (pointer: Pointer): boolean => pointer.event === 'open';

const lists = new Set([
  casesApi.cases.path,
  todayApi.today.path,
  todayApi.beginning.path,
  clientroomApi.awaited.path,
  clientroomApi.morning.path,
  coachingApi.notes.path,
  conversationsApi.quarantine.path,
  conversationsApi.heldMail.path,
  conversationsApi.outbox.path,
  conversationsApi.macros.path,
  conversationsApi.macrosForCase.path,
  conversationsApi.mentions.path,
  conversationsApi.myDrafts.path,
  conversationsApi.ringing.path,
  conversationsApi.whoHears.path,
  custodyApi.custodyOfCase.path,
  demandApi.causes.path,
  demandApi.cause.path,
  demandApi.types.path,
  desksApi.endings.path,
  disclosuresApi.lag.path,
  desksApi.moves.path,
  expertsApi.advised.path,
  expertsApi.askedOfMe.path,
  expertsApi.experts.path,
  exportsApi.moveExports.path,
  disclosuresApi.setbacks.path,
  knowledgeApi.article.path,
  knowledgeApi.articles.path,
  knowledgeApi.gap.path,
  knowledgeApi.gaps.path,
  knowledgeApi.myTellings.path,
  knowledgeApi.myWays.path,
  mandatesApi.mandates.path,
  proceduresApi.extraStepsOfDesk.path,
  returnsApi.picture.path,
  returnsApi.returned.path,
  desksApi.proposals.path,
  desksApi.rosterRules.path,
  costsApi.costs.path,
  studiesApi.studies.path,
  studiesApi.study.path,
  tasksApi.tasks.path,
  walksApi.walks.path,
  walksApi.walk.path,
  walksApi.walkCase.path,
]);

/** Asked for by the id of a case, or as the case itself. */
const besideCase = new Set([
  casesApi.theCase.path,
  clientroomApi.spoke.path,
  conversationsApi.draftsOfCase.path,
  demandApi.contacts.path,
  disclosuresApi.setbacksOfCase.path,
  expertsApi.asksOfCase.path,
  knowledgeApi.fittingArticles.path,
  knowledgeApi.gapsOfCase.path,
  knowledgeApi.tellingsOfCase.path,
  knowledgeApi.waysOfCase.path,
  mandatesApi.need.path,
  mandatesApi.acts.path,
  proceduresApi.extraStepsOfCase.path,
  returnsApi.ofCase.path,
  conversationsApi.presence.path,
  todayApi.snoozeOfCase.path,
]);

/** Who has a case before them, or rings, changes nothing else; and nothing else changes it. */
const apart = new Map<string, string>([
  [presenceChanged.name, conversationsApi.presence.path],
  [ringingChanged.name, conversationsApi.ringing.path],
]);

const isApart = (path: string): boolean => [...apart.values()].includes(path);

/** A pointer that cannot be read still says that something changed. */
export function pointerOf(data: string): Pointer {
  try {
    const { deskId, caseId, event } = JSON.parse(data);
    return { deskId: textOf(deskId), caseId: textOf(caseId), event: textOf(event) ?? 'again' };
  } catch {
    return { deskId: null, caseId: null, event: 'again' };
  }
}

/** An answer that is kept, by what was asked for with what. */
type Kept = { path: unknown; asked?: unknown; data: unknown };

/** Whether an answer that is kept may be another one now. A case on screen is known by its id, whatever it was asked by. */
export function isConcerned({ path, asked, data }: Kept, pointers: Pointer[]): boolean {
  if (typeof path !== 'string') return false;
  const told = pointers.filter(({ event }) => (apart.get(event) ?? 'all') === (isApart(path) ? path : 'all'));
  if (lists.has(path)) return told.length > 0;
  const id = path === casesApi.theCase.path ? fieldOf(data, 'id') : fieldOf(asked, 'case');
  return besideCase.has(path) && told.some(({ caseId }) => caseId === null || caseId === id);
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
