import { createHash } from 'node:crypto';

// What the author's program wrote. Everything else in a header may be added, changed or left out on the way.
const identity = ['message-id', 'from', 'date', 'subject', 'content-type', 'content-transfer-encoding'];

/**
 * What makes two deliveries one message: the same Message-ID or none, the same sender, date and subject, and the same
 * body. What transport changes (trace headers, line ends, folding, the last line end, "From " quoted for a mailbox file)
 * does not count.
 */
export function fingerprintOf(raw: Uint8Array): Buffer {
  const { header, body } = split(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1'));
  const fields = fieldsOf(header);
  const hash = createHash('sha256');
  for (const name of identity) hash.update(`${name}:${JSON.stringify(fields.get(name) ?? [])}\n`, 'latin1');
  hash.update(body.replace(/^>+(?=From )/gm, ''), 'latin1');
  return hash.digest();
}

function split(mail: string): { header: string; body: string } {
  const text = mail.replaceAll('\r\n', '\n').replace(/^From [^\n]*\n/, '');
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  if (end < 0) return { header: text, body: '' };
  return { header: text.slice(0, end), body: withoutLastLineEnds(text.slice(end)) };
}

// A pattern for "line ends at the end" is tried at every run of them.
function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\n') end--;
  let start = 0;
  while (start < end && text[start] === '\n') start++;
  return text.slice(start, end);
}

function fieldsOf(header: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of header.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (identity.includes(name))
      fields.set(name, [...(fields.get(name) ?? []), oneSpaced(line.slice(colon + 1))]);
  }
  return fields;
}

function oneSpaced(value: string): string {
  return value.replace(/[ \t]+/g, ' ').trim();
}
