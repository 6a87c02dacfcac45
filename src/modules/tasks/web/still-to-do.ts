import { firstLine } from '../../../platform/shortened.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { openTasksOf } from './open-tasks.ts';

/** What a company does on a case and has not settled, as the line tells. */
export type ToDo = {
  taskId: string;
  organizationId: string | null;
  organization: string;
  personId: string | null;
  /** What is asked, as it begins; of a call nothing. */
  asks: string;
  askedBy: string;
  askedById: string;
  due: string | null;
  /** The day on which they expect to have it done. */
  expectedOn: string | null;
  /** The day on which they first expected that. */
  firstExpectedOn: string | null;
  call: { begins: string; ends: string } | null;
};

/** How much of what is asked is read at a glance. */
export const mostAsked = 90;

export function stillToDo({ entries, owner }: CaseView): ToDo[] {
  return openTasksOf(entries).flatMap((taskId): ToDo[] => {
    const about = entries.filter((entry) => entry.taskId === taskId);
    const asked = about.findLast(({ kind }) => kind === 'task asked' || kind === 'contact');
    if (!asked) return [];
    const { data } = asked;
    const days = about
      .filter(({ kind }) => kind === 'task accepted' || kind === 'task moved')
      .flatMap((one) => wordOf(one.data.expectedOn) ?? []);
    return [
      {
        taskId,
        organizationId: wordOf(data.organizationId),
        organization: asked.askedOf ?? owner.organization ?? '',
        personId: wordOf(data.personId),
        asks: firstLine(asked.text ?? '', mostAsked),
        askedBy: asked.author.name,
        askedById: asked.author.id,
        due: wordOf(data.due) ?? wordOf(data.endsAt),
        expectedOn: days.at(-1) ?? null,
        firstExpectedOn: days[0] ?? null,
        call: asked.kind === 'contact' ? callIn(asked) : null,
      },
    ];
  });
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function callIn({ data }: EntryView): ToDo['call'] {
  const [begins, ends] = [wordOf(data.beginsAt), wordOf(data.endsAt)];
  return begins && ends ? { begins, ends } : null;
}
