import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '../../../web/request.ts';
import type { DraftView } from '../contract.ts';
import { DraftKeeper, tab } from './draft-keeper.ts';
import { changeUnsent, type Unsent, unsentAt } from './unsent.ts';
import { replySubject } from './use-drafts.ts';

let places = 0;

/** A window and the server behind it, which says what it is told to. */
function aWindow() {
  const place = `place ${places++}`;
  const saved: string[] = [];
  const server = { says: null as Error | null, askedAgain: 0 };
  const save = async ({ text }: Unsent, { version }: { version: number }) => {
    if (server.says) throw server.says;
    saved.push(text);
    return { version: version + 1 };
  };
  const keeper = new DraftKeeper(place, replySubject, { save, askAgain: () => void server.askedAgain++ });
  const write = (text: string) => changeUnsent(place, () => ({ text }));
  return { place, saved, server, keeper, write, text: () => unsentAt(place).text };
}

const draft = (part: Partial<DraftView>): DraftView => ({
  id: 'd',
  audience: 'customer',
  text: '',
  stands: null,
  nextWordBy: null,
  files: [],
  seen: 1,
  tab: null,
  version: 1,
  state: 'writing',
  sendAt: null,
  heldFor: null,
  ...part,
});
const away = new RequestFailed('unreachable', { status: 0, code: 'unreachable', detail: '' });
const changed = new RequestFailed('refused', { status: 409, code: 'draft.changed', detail: '' });

describe('the keeper of a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves soon after somebody stops, and every second while they type on', async () => {
    const { write, saved, keeper } = aWindow();
    write('a');
    expect(keeper.keeping().state).toBe('writing');
    await vi.advanceTimersByTimeAsync(400);
    expect(saved).toEqual(['a']);
    expect(keeper.keeping().state).toBe('kept');
    for (let count = 0; count < 10; count++) {
      write('b'.repeat(count + 1));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(saved.length).toBeGreaterThanOrEqual(2);
    expect(saved.length).toBeLessThanOrEqual(4);
  });

  it('is sent again as what it was, and leaves no draft of what was said', async () => {
    const { write, saved, keeper, text } = aWindow();
    write('Press it in.');
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    await keeper.flush(false);
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    keeper.sent();
    expect([text(), saved]).toEqual(['', ['Press it in.', '']]);

    write('Another.');
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    keeper.sent();
    expect(saved).toEqual(['Press it in.', '']);
  });

  it('leaves what was tried in its field where the draft is gone, as nobody heard yet that it arrived', async () => {
    const { write, saved, keeper, text } = aWindow();
    write('Press it in.');
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.versionToSend).toBe(1);
    keeper.follow(null, performance.now());
    await vi.advanceTimersByTimeAsync(3000);
    expect([text(), saved, keeper.versionToSend]).toEqual(['Press it in.', ['Press it in.'], 1]);
    keeper.sent();
    keeper.follow(null, performance.now());
    expect([text(), keeper.versionToSend]).toEqual(['', 0]);
  });

  it('leaves no draft of what was said where nobody heard that it was kept', async () => {
    const { write, saved, keeper, server } = aWindow();
    write('Press it in.');
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    server.says = away;
    await keeper.flush(false);
    server.says = null;
    await keeper.settle();
    keeper.sent();
    expect(saved).toEqual(['']);
  });

  it('goes on with a draft of its own where a first try had arrived', async () => {
    const { write, saved, keeper, text } = aWindow();
    write('Press it in.');
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    write('Press it in, then wait.');
    await keeper.flush(false);
    await keeper.settle();
    expect(keeper.versionToSend).toBe(0);
    keeper.sentBefore();
    expect([text(), saved, keeper.versionToSend]).toEqual([
      'Press it in, then wait.',
      ['Press it in, then wait.'],
      1,
    ]);
  });

  it('says that it could not save, keeps trying, and loses nothing', async () => {
    const { write, saved, keeper, server } = aWindow();
    server.says = away;
    write('still here');
    await vi.advanceTimersByTimeAsync(500);
    expect(keeper.keeping().state).toBe('away');
    expect(keeper.isAtRisk).toBe(true);
    write('still here and more');
    await vi.advanceTimersByTimeAsync(2000);
    server.says = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toEqual(['still here and more']);
    expect(keeper.isAtRisk).toBe(false);
  });

  it('sends what was emptied until somebody answers, as the word before it may have arrived', async () => {
    const { write, saved, keeper, server } = aWindow();
    server.says = away;
    write('a word');
    await vi.advanceTimersByTimeAsync(500);
    write('');
    await vi.advanceTimersByTimeAsync(2000);
    expect([keeper.keeping().state, keeper.isAtRisk]).toEqual(['away', true]);
    server.says = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toEqual(['']);
    expect([keeper.keeping().state, keeper.isAtRisk]).toEqual(['kept', false]);
  });

  it('saves at once when the window is left', async () => {
    const { write, saved, keeper } = aWindow();
    write('quick');
    await keeper.flush(true);
    expect(saved).toEqual(['quick']);
  });

  it('takes what another window wrote as long as nothing is written here', () => {
    const { keeper, text } = aWindow();
    keeper.follow(draft({ text: 'from there' }), performance.now());
    expect(text()).toBe('from there');
    keeper.follow(null, performance.now());
    expect(text()).toBe('');
  });

  it('keeps both texts where two windows wrote, until somebody chooses', async () => {
    const { keeper, text, write, server, saved } = aWindow();
    keeper.follow(draft({ text: 'begun' }), performance.now());
    server.says = changed;
    write('begun here');
    await vi.advanceTimersByTimeAsync(500);
    expect(server.askedAgain).toBe(1);
    keeper.follow(draft({ text: 'begun there', version: 2 }), performance.now());
    expect(text()).toBe('begun here');
    expect(keeper.keeping().other?.text).toBe('begun there');

    server.says = null;
    keeper.keepMine();
    await vi.advanceTimersByTimeAsync(500);
    expect([saved, keeper.versionToSend]).toEqual([['begun here'], 3]);

    write('begun here again');
    keeper.follow(draft({ text: 'begun there again', version: 9 }), performance.now() + 1);
    keeper.takeOther();
    expect(text()).toBe('begun there again');
  });

  it('heeds no answer that is older than what was written here', async () => {
    const { keeper, text, write } = aWindow();
    const asked = performance.now();
    await vi.advanceTimersByTimeAsync(10);
    write('mine');
    await vi.advanceTimersByTimeAsync(500);
    keeper.follow(null, asked);
    keeper.follow(draft({ text: 'as I saved it', tab }), performance.now());
    expect(text()).toBe('mine');
  });

  it('leaves nothing behind that was sent', async () => {
    const { keeper, text, write, saved } = aWindow();
    write('sent');
    await keeper.settle();
    keeper.sent();
    await vi.advanceTimersByTimeAsync(3000);
    expect([text(), saved, keeper.versionToSend]).toEqual(['', [], 0]);
  });
});
