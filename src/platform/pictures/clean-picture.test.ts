import { describe, expect, it } from 'vitest';
import { cleanPicture } from './clean-picture.ts';
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

const segment = (marker: number, content: Buffer) =>
  bytes([0xff, marker], number(content.length + 2, 2), content);
const after = (whole: Buffer, at: number, ...parts: Buffer[]) =>
  bytes(whole.subarray(0, at), ...parts, whole.subarray(at));

const turn = (to: number) => bytes(onlyOrientation(to), secret);
const jpeg = (to = 1) =>
  bytes(
    after(
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
const png = () => bytes(after(drawn.png, 33, chunk('tEXt', secret), chunk('eXIf', secret)), secret);
const gif = () =>
  bytes(
    after(
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

/** A video with a track of what it shows and one of places, whose one sample lies at the beginning of what follows. */
function mp4({ sideways = false, codec = 'avc1' } = {}): Buffer {
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
    box('stsz', zeros(4), number(secret.length), number(1)),
    box('stsc', zeros(4), number(1), number(1), number(1), number(1)),
    box('stco', zeros(4), number(1), number(start.length + 8)),
  ];
  const movie = box(
    'moov',
    box('mvhd', zeros(4), number(1234), zeros(4), number(1000), number(9500), zeros(80)),
    ...[
      track('vide', secret, box('stsd', zeros(4), number(1), box(codec))),
      track('meta', '', ...table),
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
    const clean = cleanPicture(full, type);
    expect(clean).toMatchObject({ type, width: size[0], height: size[1], seconds: null });
    expect(clean?.bytes.toString('hex')).toBe(bare.toString('hex'));
    expect(cleanPicture(bare, '')?.bytes.toString('hex')).toBe(bare.toString('hex'));
  });

  it.each([
    ['image/jpeg', jpeg(6)],
    ['image/webp', webp(6)],
  ])('stays turned as it was taken: %s', (type, full) => {
    const clean = cleanPicture(full, type);
    expect(clean).toMatchObject({ width: 20, height: 30 });
    expect(clean?.bytes.includes(secret)).toBe(false);
    const at = clean?.bytes.indexOf('II*\0', 0, 'latin1') ?? -1;
    expect(orientationIn(Buffer.from(clean?.bytes.subarray(at) ?? []))).toBe(6);
  });

  it.each(['png', 'jpeg', 'gif', 'webp', 'mp4', 'webm'] as const)(
    'is none where it is cut off: %s',
    (kind) => {
      const whole = drawn[kind];
      for (const length of [0, 3, 12, 20, Math.floor(whole.length / 2)])
        expect(() => cleanPicture(whole.subarray(0, length), '')).not.toThrow();
      expect(cleanPicture(whole.subarray(0, 20), '')).toBeNull();
    },
  );

  it('is none where it is something else, or other than it says', () => {
    const svg = bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    for (const said of ['image/svg+xml', 'image/png', 'application/octet-stream', ''])
      expect(cleanPicture(svg, said)).toBeNull();
    expect(cleanPicture(drawn.jpeg, 'image/png')).toBeNull();
    expect(cleanPicture(drawn.jpeg, 'application/octet-stream')).not.toBeNull();
    expect(cleanPicture(bytes('%PDF-1.7 ', secret), 'image/png')).toBeNull();
  });
});

describe('a video', () => {
  it('keeps what is seen and heard where it lies, and says nothing else', () => {
    const full = mp4();
    const clean = cleanPicture(full, 'video/mp4');
    expect(clean).toMatchObject({ type: 'video/mp4', width: 640, height: 480, seconds: 9.5 });
    expect(clean?.bytes.length).toBe(full.length);
    expect(clean?.bytes.includes(secret)).toBe(false);
    expect(clean?.bytes.indexOf('PIXELS')).toBe(full.indexOf('PIXELS'));
    expect(clean?.bytes.includes(number(1234))).toBe(false);
    expect(cleanPicture(mp4({ sideways: true }), '')).toMatchObject({ width: 480, height: 640 });
  });

  it('is read as a browser makes it', () => {
    const made = cleanPicture(drawn.mp4, 'video/mp4');
    expect(made).toMatchObject({ width: 64, height: 48, seconds: expect.closeTo(0.57, 1) });
    const full = webm();
    const clean = cleanPicture(full, 'video/webm');
    expect(clean).toMatchObject({ width: 64, height: 48, seconds: expect.closeTo(0.54, 1) });
    expect(clean?.bytes.length).toBe(full.length);
    expect(clean?.bytes.includes(secret)).toBe(false);
  });

  it('is none where nothing in it is seen, or not by everybody', () => {
    expect(cleanPicture(bytes(box('ftyp', 'isom', zeros(4)), box('mdat', secret)), '')).toBeNull();
    expect(cleanPicture(mp4({ codec: 'hvc1' }), '')).toBeNull();
    expect(cleanPicture(bytes(box('ftyp', 'qt  ', zeros(4)), mp4()), '')).toBeNull();
    const other = Buffer.from(drawn.webm);
    other.write('webx', other.indexOf('webm'), 'latin1');
    expect(cleanPicture(other, '')).toBeNull();
  });
});
