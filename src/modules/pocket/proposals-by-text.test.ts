import { beforeAll, describe, expect, it } from 'vitest';
import { signRosterRule } from '../desks/commands/roster-rules.ts';
import { decideProposals } from '../desks/index.ts';
import { proposed } from '../desks/proposals.fixture.ts';
import { deskView } from '../desks/queries/desk-view.ts';
import { WorkingByText } from './fixtures.ts';

const working = new WorkingByText();
const { on, asLeo, texts, text, letItBe, ask } = working;

const works = async (id: string) => {
  const { roster } = await asLeo((ctx) => deskView(ctx, { desk: on.desk.slug }));
  return roster.some(({ person, endedAt }) => person.id === id && endedAt === null);
};

let imani: Awaited<ReturnType<typeof proposed>>;
let ada: Awaited<ReturnType<typeof proposed>>;
beforeAll(async () => {
  imani = await proposed(on.desk, 'Imani Cole');
  ada = await proposed(on.desk, 'Ada Byron');
});

describe('somebody who is proposed to a client who works by text', () => {
  it('comes as a question beside the others, with what happens if nobody answers', async () => {
    await ask();
    await letItBe('12:00');
    const [bundle = '', ...others] = texts();
    expect(others).toEqual([]);
    expect(bundle.split('\n')).toEqual([
      '3 questions. Digits answer.',
      expect.stringContaining('Which pump? 1 the cheaper, 2 the original.'),
      'Clearline proposes Imani Cole: 3 admit Imani Cole, 4 not. Else nothing: they are not admitted.',
      'Clearline proposes Ada Byron: 5 admit Ada Byron, 6 not. Else nothing: they are not admitted.',
    ]);
    await letItBe('17:00');
    expect(texts()).toEqual([]);
    expect(await works(imani.maya.id)).toBe(false);
  });

  it('is admitted by a digit, and that is taken back', async () => {
    expect(await text('3')).toBe('Imani Cole works on your desk now. UNDO takes it back.');
    expect(await works(imani.maya.id)).toBe(true);
    expect(await text('undo')).toBe('Imani Cole works on your desk no more.');
    expect(await works(imani.maya.id)).toBe(false);
    expect(await text('4')).toBe('Imani Cole: that is decided already.');
  });

  it('is not admitted by the other digit, or both at once', async () => {
    expect(await text('5 6')).toBe('Passed on to your desk: 5 6');
    expect(await text('6')).toMatch(/^Ada Byron is not admitted\./);
    expect(await works(ada.maya.id)).toBe(false);
  });

  it('is decided once, wherever that was first', async () => {
    const noor = await proposed(on.desk, 'Noor Aziz');
    await letItBe('12:00');
    expect(texts().join()).toContain('admit Noor Aziz');
    await asLeo((ctx) =>
      decideProposals(ctx, { desk: on.desk.slug, proposals: [noor.id], decision: 'admitted' }),
    );
    await letItBe('12:10');
    expect(await text('3')).toBe('Noor Aziz: that is decided already.');
  });

  it('says whose word the rule waits for', async () => {
    const { id: trainedById } = on.desk.dana;
    await asLeo((ctx) =>
      signRosterRule(ctx, {
        ...{ desk: on.desk.slug, engagementId: on.desk.engagements.provider, roles: ['agent'] },
        ...{ words: 'two weeks', vetoHours: 48, trainedById, vouchedById: trainedById },
      }),
    );
    await proposed(on.desk, 'Theo Baker');
    await letItBe('12:00');
    expect(texts().join()).toContain(
      '1 admit Theo Baker, 2 not. Else your rule admits them after a word of Dana Okafor.',
    );
  });
});
