import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mostPictureBytes } from '../people/contract.ts';
import { aMessage, aView, aWindow, dana } from './a-view.fixture.ts';
import type { Draft } from './change.ts';
import { renderPage } from './render.ts';
import type { PageView } from './view.ts';

const pageOf = (over: Partial<PageView> = {}, draft?: Draft) =>
  renderPage(aView(over), { proof: { token: 'TOKEN', key: 'KEY' }, draft }).html;

describe('whatever stands in a field', () => {
  const evil = (field: string) => `${field}"'><img src=x onerror=alert(1)><!--`;
  const someone = (field: string) => ({
    ...dana,
    name: evil(field),
    place: evil(`${field} place`),
    organization: evil(`${field} organization`),
  });
  const page = pageOf(
    {
      desk: {
        slug: 'harmon',
        name: evil('desk'),
        address: evil('address'),
        color: '#7d2b2b',
        zone: 'UTC',
        client: evil('client'),
        hasHelp: true,
      },
      subject: evil('subject'),
      stands: evil('stands'),
      owner: someone('owner'),
      away: { until: '2026-12-01T09:00:00.000Z', standIn: someone('stand-in') },
      messages: [
        aMessage({
          text: evil('words'),
          from: { kind: 'person', person: someone('author') },
          files: [{ id: 'f1', name: evil('file'), size: 1 }],
        }),
        aMessage({ text: evil('own words'), from: { kind: 'you' } }),
      ],
      call: { asked: null, windows: [aWindow(9)], numbers: [{ id: 'p1', number: evil('known number') }] },
      others: [{ reference: 'A2345678', subject: evil('other'), state: 'open' }],
    },
    {
      text: evil('draft'),
      number: evil('number'),
      about: evil('about'),
      way: evil('way'),
      from: evil('from'),
      until: evil('until'),
    },
  );

  it.each([
    'desk',
    'address',
    'client',
    'subject',
    'stands',
    'owner',
    'owner place',
    'owner organization',
    'stand-in',
    'stand-in place',
    'author',
    'author organization',
    'words',
    'own words',
    'file',
    'other',
    'draft',
    'number',
    'about',
    'from',
    'until',
    'known number',
  ])('it is only ever text: %s', (field) => {
    expect(page).toContain(
      `${field}&#34;&#39;&#62;&#60;img src=x onerror=alert(1)&#62;&#60;!--`.slice(0, 50),
    );
  });

  it('no tag and no attribute comes of it', () => {
    const tags = (page.match(/<[a-z!/][^>]*>/gi) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
    expect(tags.filter((tag) => /^<img|^<!--|\son\w+\s*=/i.test(tag))).toEqual([]);
    expect(page).not.toMatch(/<img/);
  });
});

describe('the weight of a page', () => {
  /** As many windows as there can be on three days, and the numbers of a family. */
  const threeDays = {
    asked: aWindow(8, 1),
    windows: Array.from({ length: 18 }, (_, at) => aWindow(8 + (at % 6) * 2, 1 + Math.floor(at / 6))),
    numbers: Array.from({ length: 4 }, (_, at) => ({ id: `p${at}`, number: '0113 496 0000' })),
  };

  it('stays under 30 kB uncompressed with twenty messages of 700 signs and a file each', () => {
    const text = 'Thank you for asking; what helps is to hold SHIFT and to press STORE. '.repeat(10);
    const files = [
      { id: '01890000-0000-7000-8000-00000000000a', name: 'photograph of the leaflet.jpg', size: 1 },
    ];
    const page = pageOf({
      call: threeDays,
      messages: Array.from({ length: 20 }, () => aMessage({ text, files })),
    });
    expect(Buffer.byteLength(page)).toBeLessThan(30_000);
    expect(page).toContain('?before=');
  });

  it('shows all twenty where they are as short as most messages are', () => {
    const page = pageOf({
      call: threeDays,
      messages: Array.from({ length: 20 }, () => aMessage({ text: 'a'.repeat(350) })),
    });
    expect(page.match(/<li class="us">/g)).toHaveLength(20);
    expect(page).not.toContain('?before=');
    expect(Buffer.byteLength(page)).toBeLessThan(30_000);
  });

  it('stays under 30 kB compressed whatever the longest fields hold', () => {
    const wide = (length: number) =>
      Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20000))).join('');
    const someone = { ...dana, name: wide(200), place: wide(200), organization: wide(200) };
    const pictured = () => ({
      ...someone,
      picture: `data:image/webp;base64,${randomBytes(mostPictureBytes).toString('base64')}`,
    });
    const files = Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, name: wide(255), size: 1 }));
    const page = pageOf({
      desk: { ...aView().desk, name: wide(200), client: wide(200) },
      subject: wide(500),
      stands: wide(500),
      owner: pictured(),
      away: { until: '2026-12-01T09:00:00.000Z', standIn: pictured() },
      messages: Array.from({ length: 20 }, () =>
        aMessage({ text: wide(6000), from: { kind: 'person', person: someone }, files }),
      ),
      others: Array.from({ length: 20 }, () => ({
        reference: 'A2345678',
        subject: wide(500),
        state: 'open' as const,
      })),
    });
    expect(gzipSync(page).length).toBeLessThan(30_000);
  });
});
