import { describe, expect, it } from 'vitest';
import { type CleanPicture, cleanPicture } from './clean-picture.ts';
import { drawn } from './drawn.fixture.ts';
import { onlyOrientation, orientationIn } from './orientation.ts';

const secret = 'at home, N 51.5 W 0.1';
const bytes = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(
    parts.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from(one))),
  );
const number = (value: number, length = 4) => {
  const made = Buffer.alloc(length);
  made.writeUIntBE(value, 0, length);
  return made;
};

/** It is one. */
function cleaned(content: Buffer): CleanPicture {
  const picture = cleanPicture(content);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

const segment = (marker: number, content: Buffer) =>
  bytes([0xff, marker], number(content.length + 2, 2), content);
const inserted = (whole: Buffer, at: number, ...parts: Buffer[]) =>
  bytes(whole.subarray(0, at), ...parts, whole.subarray(at));

const turn = (to: number) => bytes(onlyOrientation(to), secret);
const jpeg = (to = 1) =>
  bytes(
    inserted(
      drawn.jpeg,
      2,
      segment(0xe1, bytes('Exif\0\0', turn(to))),
      segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', secret)),
      segment(0xed, bytes(secret)),
      segment(0xfe, bytes(secret)),
    ),
    secret,
  );
const chunk = (type: string, content: string) => bytes(number(content.length), type, content, number(0));
const png = () => bytes(inserted(drawn.png, 33, chunk('tEXt', secret), chunk('eXIf', secret)), secret);
const gif = () =>
  bytes(
    inserted(
      drawn.gif,
      19,
      bytes([0x21, 0xfe, secret.length], secret, [0]),
      bytes([0x21, 0xff, 11], 'XMP DataXMP', [secret.length], secret, [0]),
    ),
    secret,
  );
const riff = (type: string, content: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return bytes(type, length, content, content.length % 2 ? [0] : []);
};
const webp = (to = 1) => {
  const content = bytes(drawn.webp.subarray(8), riff('EXIF', turn(to)), riff('XMP ', bytes(secret)));
  return bytes(riff('RIFF', content), secret);
};
const webm = () => bytes(drawn.webm, [0x12, 0x54, 0xc3, 0x67, 0x80 | secret.length], secret);

const box = (type: string, ...parts: Parameters<typeof bytes>) => {
  const content = bytes(...parts);
  return bytes(number(content.length + 8), type, content);
};
const zeros = (length: number) => Buffer.alloc(length);

type Mp4 = { sideways?: boolean; codec?: string; samples?: number; at?: number; metas?: number };

/** A video with a track of what it shows and one of places, whose one sample lies at the beginning of what follows. */
function mp4({ sideways = false, codec = 'avc1', ...more }: Mp4 = {}): Buffer {
  const matrix = sideways ? bytes(zeros(4), number(65_536), zeros(28)) : bytes(number(65_536), zeros(32));
  const head = box('tkhd', zeros(40), matrix, number(640 * 65_536), number(480 * 65_536));
  const track = (kind: string, name: string, ...table: Buffer[]) =>
    box(
      'trak',
      head,
      box('udta', secret),
      box(
        'mdia',
        ...[box('mdhd', zeros(24)), box('hdlr', zeros(8), kind, zeros(12), name)],
        box('minf', box('stbl', ...table)),
      ),
    );
  const start = box('ftyp', 'isom', zeros(4));
  const table = [
    box('stsz', zeros(4), number(secret.length), number(more.samples ?? 1)),
    box('stsc', zeros(4), number(1), number(1), number(more.samples ?? 1), number(1)),
    box('stco', zeros(4), number(1), number(more.at ?? start.length + 8)),
  ];
  const movie = box(
    'moov',
    box('mvhd', zeros(4), number(1234), zeros(4), number(1000), number(9500), zeros(80)),
    ...[
      track('vide', secret, box('stsd', zeros(4), number(1), box(codec))),
      ...Array.from({ length: more.metas ?? 1 }, () => track('meta', '', ...table)),
      box('meta', secret),
    ],
    box('udta', box('\xa9xyz', secret)),
  );
  return bytes(start, box('mdat', secret, 'PIXELS'), movie, box('uuid', secret));
}

describe('a picture', () => {
  it.each([
    ['image/png', png(), drawn.png, [30, 20]],
    ['image/jpeg', jpeg(), drawn.jpeg, [30, 20]],
    ['image/gif', gif(), drawn.gif, [3, 2]],
    ['image/webp', webp(), drawn.webp, [30, 20]],
  ] as const)('keeps what it shows and says nothing else: %s', (type, full, bare, size) => {
    expect(full.includes(secret)).toBe(true);
    const clean = cleaned(full);
    expect(clean).toMatchObject({ type, width: size[0], height: size[1], seconds: null });
    expect(clean.bytes.toString('hex')).toBe(bare.toString('hex'));
    expect(cleaned(bare).bytes.toString('hex')).toBe(bare.toString('hex'));
  });

  it.each([
    ['JPEG', jpeg(6)],
    ['WebP', webp(6)],
  ])('stays turned as it was taken: %s', (_, full) => {
    const clean = cleaned(full);
    expect(clean).toMatchObject({ width: 20, height: 30 });
    expect(clean.bytes.includes(secret)).toBe(false);
    const at = clean.bytes.indexOf('II*\0', 0, 'latin1');
    expect(orientationIn(Buffer.from(clean.bytes.subarray(at)))).toBe(6);
  });

  it.each(['png', 'jpeg', 'gif', 'webp', 'mp4', 'webm'] as const)(
    'is none where it is cut off: %s',
    (kind) => {
      const whole = drawn[kind];
      for (const length of [0, 3, 12, 20, Math.floor(whole.length / 2)])
        expect(() => cleanPicture(whole.subarray(0, length))).not.toThrow();
      expect(cleanPicture(whole.subarray(0, 20))).toBe('none');
    },
  );

  it('is none where it is something else', () => {
    const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(cleanPicture(svg)).toBe('none');
    expect(cleanPicture(bytes('%PDF-1.7 ', secret))).toBe('none');
  });
});

describe('a video', () => {
  it('keeps what is seen and heard where it lies, and says nothing else', () => {
    const full = mp4();
    const clean = cleaned(full);
    expect(clean).toMatchObject({ type: 'video/mp4', width: 640, height: 480, seconds: 9.5 });
    expect(clean.bytes.length).toBe(full.length);
    expect(clean.bytes.includes(secret)).toBe(false);
    expect(clean.bytes.indexOf('PIXELS')).toBe(full.indexOf('PIXELS'));
    expect(clean.bytes.includes(number(1234))).toBe(false);
    expect(cleaned(mp4({ sideways: true }))).toMatchObject({ width: 480, height: 640 });
  });

  it('is read as a browser makes it', () => {
    const made = cleaned(drawn.mp4);
    expect(made).toMatchObject({ width: 64, height: 48, seconds: expect.closeTo(0.57, 1) });
    const full = webm();
    const clean = cleaned(full);
    expect(clean).toMatchObject({ width: 64, height: 48, seconds: expect.closeTo(0.54, 1) });
    expect(clean.bytes.length).toBe(full.length);
    expect(clean.bytes.includes(secret)).toBe(false);
  });

  it('is none where nothing in it is seen, or not by everybody', () => {
    expect(cleanPicture(bytes(box('ftyp', 'isom', zeros(4)), box('mdat', secret)))).toBe('none');
    expect(cleanPicture(mp4({ codec: 'hvc1' }))).toBe('codec');
    expect(cleanPicture(bytes(box('ftyp', 'qt  ', zeros(4)), mp4()))).toBe('quicktime');
    const other = Buffer.from(drawn.webm);
    other.write('webx', other.indexOf('webm'), 'latin1');
    expect(cleanPicture(other)).toBe('none');
  });
});

describe('one that is made to harm', () => {
  const many = (one: Buffer, count = 200_000) => Buffer.alloc(one.length * count, one);

  it('has no more parts than somebody makes', () => {
    const tags = { png: chunk('tEXt', ''), gif: bytes([0x21, 0xf9, 0]), webp: riff('XMP ', zeros(0)) };
    const riffs = bytes(drawn.webp.subarray(8), many(tags.webp));
    for (const full of [
      inserted(drawn.png, 33, many(tags.png)),
      inserted(drawn.jpeg, 2, many(segment(0xfe, zeros(0)))),
      inserted(drawn.gif, 19, many(tags.gif)),
      riff('RIFF', riffs),
      bytes(drawn.mp4, many(box('free'))),
      bytes(drawn.webm, many(bytes([0xec, 0x80]))),
    ])
      expect(cleanPicture(full)).toBe('none');
  });

  it('says in a few letters what kind of Matroska it is', () => {
    const at = drawn.webm.indexOf('webm') - 3;
    const name = bytes('webm', zeros(300_000), 'x');
    const long = bytes(drawn.webm.subarray(0, at), [0x42, 0x82, 0x10], number(name.length, 3), name);
    const begun = Date.now();
    expect(cleanPicture(bytes(long, drawn.webm.subarray(at + 7)))).toBe('none');
    expect(Date.now() - begun).toBeLessThan(1000);
  });

  it('says once how large it is, in as many bytes as that takes', () => {
    const content = bytes(drawn.webp.subarray(8));
    const simple = bytes('WEBP', content.subarray(content.indexOf('VP8 ')));
    expect(cleaned(riff('RIFF', simple))).toMatchObject({ width: 30, height: 20 });
    expect(cleanPicture(riff('RIFF', bytes(simple, riff('VP8X', zeros(0)))))).toBe('none');
    expect(cleanPicture(riff('RIFF', bytes(content, riff('VP8X', zeros(10)))))).toBe('none');
  });

  it('empties no more than it holds, nothing twice and nothing that is no sample', () => {
    const [longest, moov] = [2 ** 32 - 1, mp4().indexOf('mvhd')];
    for (const more of [{ samples: longest }, { at: moov }, { at: 0 }, { metas: 3 }])
      expect(cleanPicture(mp4(more))).toBe('none');
  });

  it('says nothing a second time that a program might read instead', () => {
    const full = mp4();
    const movie = full.subarray(full.indexOf('moov') - 4, full.lastIndexOf('uuid') - 4);
    expect(cleanPicture(bytes(full, movie))).toBe('none');
    const handler = box('hdlr', zeros(8), 'vide', zeros(12), secret);
    const at = full.indexOf('mdia') + 4;
    const twice = inserted(full, at, handler);
    for (const around of ['moov', 'trak', 'mdia']) {
      const size = twice.indexOf(around) - 4;
      twice.writeUInt32BE(twice.readUInt32BE(size) + handler.length, size);
    }
    expect(cleanPicture(twice)).toBe('none');
  });

  it('says how long its parts take together', () => {
    const full = Buffer.from(drawn.mp4);
    full.writeBigUInt64BE(0n, full.indexOf('mvhd') + 28);
    expect(cleanPicture(full)).toBe('none');
  });

  it('holds nothing unknown', () => {
    const unknown = bytes([0x63, 0xc0, 0x80 | secret.length], secret);
    const full = bytes(drawn.webm, unknown);
    const clean = cleaned(full);
    expect([clean.bytes.length, clean.bytes.includes(secret)]).toEqual([full.length, false]);
  });
});
