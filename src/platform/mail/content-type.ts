const unknown = 'application/octet-stream';

type Sign = { type: string; at?: number; bytes: string };

const signs: Sign[] = [
  { type: 'image/png', bytes: '\x89PNG\r\n\x1a\n' },
  { type: 'image/jpeg', bytes: '\xff\xd8\xff' },
  { type: 'image/gif', bytes: 'GIF87a' },
  { type: 'image/gif', bytes: 'GIF89a' },
  { type: 'application/pdf', bytes: '%PDF-' },
  { type: 'application/zip', bytes: 'PK\x03\x04' },
  { type: 'application/zip', bytes: 'PK\x05\x06' },
  { type: 'application/x-ole-storage', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { type: 'audio/ogg', bytes: 'OggS' },
  { type: 'audio/mpeg', bytes: 'ID3' },
  { type: 'audio/mpeg', bytes: '\xff\xfb' },
  { type: 'audio/mpeg', bytes: '\xff\xf3' },
  { type: 'image/webp', at: 8, bytes: 'WEBP' },
  { type: 'audio/wav', at: 8, bytes: 'WAVE' },
  { type: 'image/heic', at: 4, bytes: 'ftyphei' },
  { type: 'image/heic', at: 4, bytes: 'ftypmif1' },
  { type: 'image/avif', at: 4, bytes: 'ftypavif' },
  { type: 'audio/mp4', at: 4, bytes: 'ftypM4A' },
  { type: 'audio/3gpp', at: 4, bytes: 'ftyp3gp' },
  { type: 'video/quicktime', at: 4, bytes: 'ftypqt' },
  { type: 'video/mp4', at: 4, bytes: 'ftyp' },
];

const told = new Set(signs.map((sign) => sign.type));
const containers: Record<string, RegExp> = {
  'application/zip':
    /^application\/(vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|epub\+zip)/,
  'application/x-ole-storage': /^application\/(msword|vnd\.ms-(excel|powerpoint|outlook|office))$/,
  'audio/ogg': /^(audio|video)\/(ogg|opus)$/,
};

// A browser that opens one of these runs what it says.
const active = /(html|xml|svg|script|ecmascript|flash|x-sh|x-ms|hta)/;
const activeStart = /^\s*(<!doctype|<!--|<\?xml|<\?php|<(html|head|body|svg|script|iframe|math)\b|#!)/i;
const typeName = /^[a-z\d][\w.+-]*\/[a-z\d][\w.+-]*$/;
const longestType = 100;

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/**
 * What a file is, told by its first bytes where they tell it. What the sender says is believed only for types that the
 * bytes cannot tell and that no browser would run.
 */
export function typeOf(content: Uint8Array, declared: string): string {
  const said = declared.length <= longestType && typeName.test(declared) ? declared : unknown;
  const start = Buffer.from(content.subarray(0, 256)).toString('latin1');
  const seen = signs.find((sign) => start.startsWith(sign.bytes, sign.at ?? 0))?.type;
  if (seen) return containers[seen]?.test(said) ? said : seen;
  return told.has(said) || isActive(said) || activeStart.test(withoutMark(start)) ? unknown : said;
}

export function isPicture(type: string): boolean {
  return pictures.has(type);
}

function isActive(said: string): boolean {
  return active.test(said) && !Object.values(containers).some((inside) => inside.test(said));
}

function withoutMark(start: string): string {
  return start
    .replace(/^\xef\xbb\xbf/, '')
    .replaceAll('\0', '')
    .replace(/^\xff\xfe|^\xfe\xff/, '');
}
