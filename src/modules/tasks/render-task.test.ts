import { expect, it } from 'vitest';
import type { TaskView } from './contract.ts';
import { renderTask } from './render-task.ts';
import { taskWords } from './words.ts';

const id = '0193a5b0-0000-7000-8000-000000000001';
const at = '2026-12-04T12:00:00.000Z';
const task: TaskView = {
  ...{ id, at, kind: 'work', desk: 'Harmon Audio', zone: 'Europe/London', state: 'done', entries: [] },
  ...{ request: 'Was it returned?', passedOn: {}, passed: [], mayBeGiven: null },
  ...{ askedBy: 'Dana Okafor', askedById: null, askedByOrganizationId: null, organization: 'Soundhouse' },
  ...{ department: null, person: null, case: null, theirReference: null, stop: null },
  ...{ expectedOn: null, firstExpectedOn: null },
  ...{ due: null, question: null, inspects: false, atOnce: false, ofLeads: false, call: null },
};
const desk = { name: 'Harmon Audio', color: '#335577', zone: 'Europe/London', languages: ['en'] };
const said = (kind: string, text: string | null): TaskView['entries'][number] => ({
  ...{ id, at, kind, text, found: null, author: 'Tom Hughes', files: [] },
});
const page = (entries: TaskView['entries'], language: string) =>
  renderTask({
    about: null,
    task: { ...task, entries },
    desk,
    ...taskWords(language),
    token: '',
    unsent: null,
  }).html;

it.each([
  ['en', 'This is good. Thank you.'],
  ['de', 'Das ist gut so. Danke.'],
  ['es', 'Está bien así. Gracias.'],
])('says in %s that what was done is good, by whom, and nothing of what has no words', (language, good) => {
  expect(page([said('task accepted', null), said('task done', null)], language)).not.toContain('Tom Hughes');
  const html = page([said('task done', null), said('task good', null)], language);
  expect(html.match(/<li>.*Tom Hughes.*<\/li>/gs)).toHaveLength(1);
  expect(html).toContain(`<p>${good}</p>`);
});
