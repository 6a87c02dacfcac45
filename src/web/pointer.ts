import { casesApi } from '../modules/cases/contract.ts';
import { conversationsApi } from '../modules/conversations/contract.ts';
import { custodyApi } from '../modules/custody/contract.ts';
import { tasksApi } from '../modules/tasks/contract.ts';
import { todayApi } from '../modules/today/contract.ts';

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
  conversationsApi.quarantine.path,
  conversationsApi.heldMail.path,
  conversationsApi.outbox.path,
  conversationsApi.macros.path,
  conversationsApi.macrosForCase.path,
  conversationsApi.mentions.path,
  custodyApi.custodyOfCase.path,
  tasksApi.tasks.path,
]);

/** A pointer that cannot be read still says that something changed. */
export function pointerOf(data: string): Pointer {
  try {
    const { deskId, caseId, event } = JSON.parse(data);
    return { deskId: textOf(deskId), caseId: textOf(caseId), event: textOf(event) ?? 'again' };
  } catch {
    return { deskId: null, caseId: null, event: 'again' };
  }
}

/** Whether an answer that is kept may be another one now. A case on screen is known by its id, whatever it was asked by. */
export function isConcerned(kept: { path: unknown; data: unknown }, pointers: Pointer[]): boolean {
  if (typeof kept.path !== 'string') return false;
  if (lists.has(kept.path)) return true;
  if (kept.path !== casesApi.theCase.path) return false;
  const { data } = kept;
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
  return pointers.some((pointer) => pointer.caseId === null || pointer.caseId === id);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
