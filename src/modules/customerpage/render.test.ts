import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../cases/contract.ts';
import { aMessage, aView, aWindow, dana } from './a-view.fixture.ts';
import type { Draft } from './change.ts';
import { type Notice, notices, refusedNotices, renderPage } from './render.ts';
import { beginning, sizeOf } from './render-messages.ts';
import type { PageView } from './view.ts';

const proof = { token: 'TOKEN', key: 'KEY' };
const pageOf = (over: Partial<PageView> = {}, more: { notice?: Notice; draft?: Draft } = {}) =>
  renderPage(aView(over), { proof, ...more }).html;
/** What is read, without the markup. */
const read = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',');

describe('the page of a case', () => {
  it('says where it stands, who looks after it, and when the next word comes', () => {
    const words = read(pageOf());
    expect(words).toContain('Your mixer works; we are correcting the instructions.');
    expect(words).toContain('MX-12 makes no sound reference K7Q2-M4TD');
    expect(words).toContain(
      'DO Dana Okafor looks after this works for Clearline on behalf of Harmon Audio, in Leeds',
    );
    expect(words).toContain(
      'Next word by tomorrow, 12:00 You will hear from us by then, even if there is nothing new.',
    );
  });

  it('says something warm before the first answer', () => {
    expect(read(pageOf({ stands: null }))).toContain('We have your message, and Dana Okafor looks after it.');
  });

  it('does not repeat that all is well once the customer has said that it is not', () => {
    const words = read(pageOf({ stands: null, again: true }));
    expect(words).toContain('This is open again, and Dana Okafor looks after it.');
  });

  it("does not say on behalf of whom the client's own people work", () => {
    const leo = { ...dana, name: 'Leo Brandt', organization: 'Harmon Audio', place: null };
    expect(read(pageOf({ owner: leo }))).toContain(
      'LB Leo Brandt looks after this works for Harmon Audio Next',
    );
  });

  it('shows a picture instead of initials, which says nothing beside the name', () => {
    const picture = 'data:image/jpeg;base64,/9j/4AAQ+A==';
    const leo = { ...dana, name: 'Leo Brandt' };
    const away = { until: '2026-12-01T09:00:00.000Z', standIn: leo };
    const page = pageOf({ owner: { ...dana, picture }, away });
    expect(page).toContain(`<img class="face" alt="" width="128" height="128" src="${picture}">`);
    expect(page.match(/<img/g)).toHaveLength(1);
    expect(read(page)).toContain('LB Dana Okafor is back on Tuesday at 9');
    expect(read(page)).not.toContain('DO Dana');
  });

  it('names who answers while the owner is away', () => {
    const leo = { ...dana, name: 'Leo Brandt', organization: 'Harmon Audio', place: 'York' };
    const until = '2026-12-01T09:00:00.000Z';
    expect(read(pageOf({ away: { until, standIn: leo } }))).toContain(
      'Dana Okafor is back on Tuesday at 9, until then Leo Brandt looks after this. works for Harmon Audio, in York',
    );
    expect(read(pageOf({ away: { until, standIn: null } }))).toContain(
      'Dana Okafor is back on Tuesday at 9. ',
    );
  });

  it('owns up to a word that did not come', () => {
    const page = pageOf({ due: '2026-11-26T08:00:00.000Z' });
    expect(read(page)).toContain(
      'You should have heard by today, 08:00 We did not keep that, and we are sorry.',
    );
    expect(page).toContain('class="tint next late"');
  });

  it.each([
    [null, 'none', 'You will hear from us by then'],
    ['weekly', 'weekly', 'You asked to hear from us once a week.'],
    ['when-there-is-news', 'when-there-is-news', 'You asked to hear from us when there is news'],
  ] as const)('shows the rhythm %s and offers another', (rhythm, value, words) => {
    const page = pageOf({ rhythm });
    expect(read(page)).toContain(words);
    expect(page.match(/name="value" value="[\w-]+" checked/g)).toEqual([
      `name="value" value="${value}" checked`,
    ]);
  });

  it('asks whether it is solved once somebody proposed it, and has one coloured button', () => {
    const page = pageOf({ state: 'done' });
    expect(read(page)).toContain('Is it solved? Yes, it is solved No, not yet I found another way');
    expect(read(page)).toContain('If we have not heard from you by then, we close this');
    expect(page.match(/class="main"/g)).toHaveLength(1);
    expect(pageOf().match(/class="main"/g)).toHaveLength(1);
    expect(read(pageOf())).not.toContain('Is it solved?');
  });

  it.each([
    ['met by us', 'This is solved.'],
    ['customer solved it', 'You found another way.'],
    ['returned', 'You sent it back.'],
    ['gave up', 'This ended without a solution.'],
    ['left', 'This ended without a solution.'],
    ['unknown', 'We closed this without hearing from you.'],
  ] as const)('says how it ended: %s', (outcome, words) => {
    const page = read(pageOf({ state: 'ended', outcome, endedAt: '2026-11-25T12:00:00.000Z', due: null }));
    expect(page).toContain(`${words} Closed: yesterday, 12:00 If it is not solved, say so or write`);
    expect(page).toContain(outcome === 'unknown' ? 'Yes, it is solved' : 'It is not solved');
    expect(page).toContain('Dana Okafor looked after this');
    expect(page).not.toContain('Next word');
  });

  it.each([...notices, ...refusedNotices])('says shortly what became of a form: %s', (notice) => {
    const page = pageOf({}, { notice });
    expect(page).toMatch(/<p class="notice( no)?" role="status">[^<{]{20,}<\/p>/);
  });

  it('says what was wrong with a message beside it, and leads there', () => {
    const page = pageOf({}, { notice: 'empty' });
    expect(page.indexOf('role="status"')).toBeGreaterThan(page.indexOf('<form class="write"'));
    expect(page).toMatch(/<textarea id="text"[^>]* autofocus>/);
    expect(pageOf({}, { notice: 'sent' })).not.toContain('autofocus');
  });

  it('keeps the words that could not be sent', () => {
    expect(pageOf({}, { notice: 'too-large', draft: { text: '\n  my words </textarea>' } })).toContain(
      'dir="auto" autofocus>\n\n  my words &#60;/textarea&#62;</textarea>',
    );
  });

  it('goes by its reference where nobody gave it a name', () => {
    const page = pageOf({ subject: '', others: [{ reference: 'A2345678', subject: '', state: 'open' }] });
    expect(page).toContain('<title>K7Q2-M4TD: Harmon Audio</title>');
    expect(page).toContain('<p><span class="small">reference K7Q2-M4TD</span></p>');
    expect(page).toContain('">A234-5678</a>');
  });

  it('leads to the other matters of the customer', () => {
    const page = pageOf({ others: [{ reference: 'A2345678', subject: 'A new lid', state: 'done' }] });
    expect(page).toContain('<a href="/page/harmon/A2345678">A new lid</a>');
    expect(read(page)).toContain('waits for your answer');
  });
});

describe('what stands so far', () => {
  const rang = (direction: 'in' | 'out', outcome: CallOutcome) => ({
    channel: 'phone',
    text: null,
    call: { direction, outcome },
  });
  const you = { from: { kind: 'you' as const } };
  it.each([
    [{ ...you, kind: 'contact', channel: 'mail', text: 'No sound.' }, 'You today, 09:00, by mail No sound.'],
    [
      {},
      'Dana Okafor works for Clearline on behalf of Harmon Audio, in Leeds today, 09:00 Please press the red switch.',
    ],
    [
      { from: { kind: 'desk' as const }, kind: 'ended', text: 'We close this.' },
      'Harmon Audio today, 09:00 We close this.',
    ],
    [
      { from: { kind: 'other' as const }, text: 'I am his wife.' },
      'Somebody else, about this today, 09:00 I am his wife.',
    ],
    [{ kind: 'call', ...rang('out', 'not reached') }, 'Dana Okafor tried to ring you. today, 09:00'],
    [
      { kind: 'call', ...rang('out', 'voicemail left') },
      'Dana Okafor rang and left you a message. today, 09:00',
    ],
    [
      { kind: 'contact', ...you, ...rang('in', 'voicemail left') },
      'You rang and left a message. today, 09:00',
    ],
    [
      { kind: 'contact', ...you, ...rang('in', 'not reached') },
      'You rang, and nobody answered. today, 09:00',
    ],
    [
      { kind: 'call', ...rang('out', 'reached'), text: 'You found it.' },
      'today, 09:00, by phone You found it.',
    ],
    [
      { kind: 'receipt', text: null, from: { kind: 'desk' as const } },
      'We confirmed that your message is here.',
    ],
    [
      { ...you, kind: 'rhythm chosen', text: null, rhythm: 'daily' },
      'You asked to hear from us every day. today',
    ],
    [{ ...you, kind: 'rhythm chosen', text: null }, 'You chose how often you hear from us.'],
    [{ ...you, kind: 'wishes chosen', text: null }, 'You chose how and when you hear from us. today'],
    [
      { ...you, kind: 'contact', channel: 'page', text: 'It hums.', window: aWindow(9) },
      'You asked to be called: tomorrow, 09:00 to 11:00 today, 09:00, on this page It hums.',
    ],
    [
      { ...you, kind: 'contact', text: null, window: aWindow(9) },
      'You asked to be called: tomorrow, 09:00 to 11:00 today, 09:00',
    ],
    [{ ...you, kind: 'task withdrawn', text: null }, 'You said that you need no call any more.'],
    [{ ...you, kind: 'ended', text: null, outcome: 'customer solved it' }, 'You found another way. today'],
    [{ ...you, kind: 'reopened', text: null }, 'You said that it is not solved.'],
    [{ kind: 'reopened', text: null, from: { kind: 'desk' as const } }, 'This was opened again.'],
    [{ kind: 'joined', text: null }, 'Another matter of yours was joined with this one.'],
  ])('is told in plain words (%#)', (message, words) => {
    expect(read(pageOf({ messages: [aMessage(message)] }))).toContain(words);
  });

  it('names files with their sizes', () => {
    const files = [{ id: 'f1', name: 'leaflet.jpg', size: 840_000 }];
    const page = pageOf({ messages: [aMessage({ files })] });
    expect(page).toContain('<a href="/page/harmon/files/f1">leaflet.jpg</a> <small>840 kB</small>');
  });

  it('makes links of what staff typed, and none of what anybody else wrote', () => {
    const text = 'See https://harmon.example/4';
    expect(pageOf({ messages: [aMessage({ text })] })).toContain(
      '<a href="https://harmon.example/4" rel="noreferrer',
    );
    for (const kind of ['you', 'other', 'desk'] as const) {
      expect(pageOf({ messages: [aMessage({ text, from: { kind } })] })).not.toContain('href="https:');
    }
  });

  it('shows the beginning of a long text and where all of it is', () => {
    const page = pageOf({ messages: [aMessage({ text: 'ä'.repeat(6000), cut: true })] });
    expect(page).toMatch(/ä{4000}…</);
    expect(page).toContain('/page/harmon/K7Q2M4TD/messages/01890000-0000-7000-8000-00000000000a');
  });

  it('says sizes as people do', () => {
    expect([1, 999, 840_000, 999_999, 1_250_000].map((bytes) => sizeOf(bytes, 'de'))).toEqual([
      '1 kB',
      '1 kB',
      '840 kB',
      '1.000 kB',
      '1,3 MB',
    ]);
  });

  it('never cuts a text inside a sign', () => {
    expect(beginning('a😀b', 4)).toBe('a');
    expect(beginning('a😀b', 5)).toBe('a😀');
    expect(beginning('a<b', 5)).toBe('a');
    expect(beginning('a<b', 6)).toBe('a<');
  });
});
