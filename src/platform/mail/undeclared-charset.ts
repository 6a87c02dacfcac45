import { isUtf8 } from 'node:buffer';

const blankLine = /\r?\n\r?\n/;
const declared = /charset=["']?([\w.:-]+)/i;
const multipart = /^content-type:\s*(multipart|message)\//im;
const encoded = /^content-transfer-encoding:\s*(base64|quoted-printable)/im;

/**
 * The same mail with bytes of an old character set turned into UTF-8 where the mail does not say which one it is: in
 * its headers, and in the body of a mail of one part. Old web forms still write so.
 */
export function withCharsetAssumed(mail: Uint8Array): Uint8Array {
  if (isUtf8(mail)) return mail;
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength);
  const blank = blankLine.exec(bytes.toString('latin1'));
  const end = blank ? blank.index + blank[0].length : bytes.length;
  const header = bytes.subarray(0, end);
  const body = bytes.subarray(end);
  const fields = header.toString('latin1');
  const charset = declared.exec(fields)?.[1];
  const readsItself = charset !== undefined || multipart.test(fields) || encoded.test(fields);
  return Buffer.concat([inUtf8(header, charset), readsItself ? body : inUtf8(body)]);
}

function inUtf8(bytes: Buffer, charset = 'windows-1252'): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(decoder(charset).decode(bytes));
}

// windows-1252 is what the web and most mail programs mean by Latin-1, and it never fails.
function decoder(charset: string): TextDecoder {
  try {
    const named = new TextDecoder(charset);
    return named.encoding === 'utf-8' ? new TextDecoder('windows-1252') : named;
  } catch {
    return new TextDecoder('windows-1252');
  }
}
