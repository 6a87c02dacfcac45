import type { Desk } from '../../src/testing/a-desk.ts';
import type { Speaker } from './world.ts';

/** What people keep for themselves or for the desk, and what they did to several cases at once. */
export async function listsOf(desk: Desk, by: Record<'leo' | 'priya' | 'dana', Speaker>, caseId: string) {
  const at = `/api/desks/${desk.slug}`;
  const known: Record<'view' | 'macro' | 'type' | 'cause' | 'action', string[]> = {
    view: [],
    macro: [],
    type: [],
    cause: [],
    action: [],
  };
  for (const speaker of Object.values(by)) {
    for (const name of ['One', 'Two']) {
      known.view.push(await speaker('POST', `${at}/views`, { name, shared: false }));
    }
    known.action.push(await speaker('POST', '/api/snoozes', { cases: [caseId], until: null }));
  }
  for (const name of ['One', 'Two', 'Three']) {
    known.macro.push(await by.priya('POST', `${at}/macros`, { ...macro, name }));
    known.type.push(await by.dana('POST', `${at}/demand-types`, { demand: 'failure', name }));
    known.cause.push(
      await by.dana('POST', `${at}/causes`, { ...cause, name, ownerId: desk.leo.organizationId }),
    );
  }
  return { ...known, into: known.type, before: known.view };
}

const cause = {
  ...{ behind: 'rule', behindWords: 'Page 4 of the hand book.', departmentId: null },
  due: '2027-01-01T00:00:00Z',
};

const macro = {
  ...{ whose: 'desk', reader: 'companies', nextWordIn: null, proposesDone: false },
  texts: [{ language: 'en', text: 'We look into it.', stands: null }],
};
