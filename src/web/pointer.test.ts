import { describe, expect, it } from 'vitest';
import { casesApi } from '../modules/cases/contract.ts';
import { clientroomApi } from '../modules/clientroom/contract.ts';
import { conversationsApi } from '../modules/conversations/contract.ts';
import { disclosuresApi } from '../modules/disclosures/contract.ts';
import { knowledgeApi } from '../modules/knowledge/contract.ts';
import { mandatesApi } from '../modules/mandates/contract.ts';
import { peopleApi } from '../modules/people/contract.ts';
import { todayApi } from '../modules/today/contract.ts';
import { isConcerned, pointerOf, tellsOfEverything, tellsOfNothing } from './pointer.ts';

const pointer = pointerOf('{"deskId":"d","caseId":"c1","event":"case.line-grew"}');
const theCase = (id: string) => ({ path: casesApi.theCase.path, data: { id, entries: [] } });

describe('a pointer of the live stream', () => {
  it('concerns the case it names, however that was asked for, and no other', () => {
    expect(isConcerned(theCase('c1'), [pointer])).toBe(true);
    expect(isConcerned(theCase('c2'), [pointer])).toBe(false);
  });

  it('concerns lists, in which any case may stand', () => {
    expect(isConcerned({ path: todayApi.today.path, data: undefined }, [pointer])).toBe(true);
  });

  it('concerns the morning of a client, whom bad news reaches as it comes', () => {
    for (const { path } of [clientroomApi.morning, disclosuresApi.lag])
      expect(isConcerned({ path, asked: { desk: 'd' }, data: undefined }, [pointer])).toBe(true);
  });

  it('concerns what is handed off, for whoever is about to act', () => {
    const lowered = pointerOf('{"deskId":"d","caseId":null,"event":"mandates.changed"}');
    for (const { path } of [mandatesApi.mandates, mandatesApi.acts])
      expect(isConcerned({ path, asked: { desk: 'd' }, data: undefined }, [lowered])).toBe(true);
  });

  it('concerns what is known, beside a case, too, where an article changed', () => {
    const changed = pointerOf('{"deskId":"d","caseId":null,"event":"article.changed"}');
    for (const { path } of [knowledgeApi.articles, knowledgeApi.article, knowledgeApi.fittingArticles])
      expect(isConcerned({ path, asked: { case: 'c1' }, data: undefined }, [changed])).toBe(true);
  });

  it('leaves alone what does not change with a case', () => {
    expect(isConcerned({ path: peopleApi.me.path, data: { id: 'c1' } }, [pointer])).toBe(false);
    expect(isConcerned({ path: 'sessions', data: undefined }, [pointer])).toBe(false);
  });

  it('of who is present concerns that alone, and nothing else concerns it', () => {
    const came = pointerOf('{"deskId":"d","caseId":"c1","event":"presence.changed"}');
    const presence = { path: conversationsApi.presence.path, asked: { case: 'c1' }, data: { items: [] } };
    expect(isConcerned(presence, [came])).toBe(true);
    expect(isConcerned({ ...presence, asked: { case: 'c2' } }, [came])).toBe(false);
    expect(isConcerned(presence, [pointer])).toBe(false);
    expect(isConcerned(theCase('c1'), [came])).toBe(false);
    expect(isConcerned({ path: todayApi.today.path, data: undefined }, [came])).toBe(false);
  });

  it('of a telephone that rings concerns that alone', () => {
    const rings = pointerOf('{"deskId":"d","caseId":null,"event":"ringing.changed"}');
    const ringing = { path: conversationsApi.ringing.path, asked: {}, data: { items: [] } };
    expect(isConcerned(ringing, [rings])).toBe(true);
    expect(isConcerned(ringing, [pointer])).toBe(false);
    expect(isConcerned({ path: todayApi.today.path, data: undefined }, [rings])).toBe(false);
  });

  it('concerns what I write on its case', () => {
    const drafts = { path: conversationsApi.draftsOfCase.path, asked: { case: 'c1' }, data: { items: [] } };
    expect(isConcerned(drafts, [pointer])).toBe(true);
    expect(isConcerned({ ...drafts, asked: { case: 'c2' } }, [pointer])).toBe(false);
  });

  it('concerns whether its case rests, which an answer ends', () => {
    const snooze = { path: todayApi.snoozeOfCase.path, asked: { case: 'c1' }, data: { snooze: null } };
    expect(isConcerned(snooze, [pointer])).toBe(true);
    expect(isConcerned({ ...snooze, asked: { case: 'c2' } }, [pointer])).toBe(false);
  });

  it('concerns every case on screen when it names none', () => {
    expect(isConcerned(theCase('c2'), [pointerOf('{"deskId":"d","event":"case.line-grew"}')])).toBe(true);
  });

  it.each(['{"event":"again"}', 'not json'])('that says %s tells of everything', (data) => {
    expect(tellsOfEverything(pointerOf(data))).toBe(true);
  });

  it('that only greets tells of nothing', () => {
    expect(tellsOfNothing(pointerOf('{"event":"open"}'))).toBe(true);
    expect(tellsOfNothing(pointer)).toBe(false);
  });
});
