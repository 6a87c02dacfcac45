import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { largestFile, largestMail } from '../largest.ts';
import { typeOf } from '../mail/content-type.ts';
import { cleanFileName } from '../mail/file-name.ts';

export type SentFile = { name: string; type: string; content: Buffer };
export type Form = { fields: Map<string, string>; files: SentFile[]; tooLarge: boolean };

const mostFiles = 20;
// More parts are read and dropped, so that whoever chose too many is told so instead of cut off.
const reading = {
  limits: { fileSize: largestFile, files: 100, fields: 20, fieldSize: 1024 * 1024 },
  throwFileSizeLimit: false,
};

/** Reads a form as browsers send it. Before the first file is read, and at the end, `believe` may refuse the form. */
export async function readForm(
  request: FastifyRequest,
  believe: (fields: Map<string, string>) => void,
): Promise<Form> {
  const form = request.isMultipart() ? await multipart(request, believe) : urlencoded(request.body);
  believe(form.fields);
  return form;
}

async function multipart(
  request: FastifyRequest,
  believe: (fields: Map<string, string>) => void,
): Promise<Form> {
  const form: Form = { fields: new Map(), files: [], tooLarge: false };
  let bytes = 0;
  for await (const part of request.parts(reading)) {
    if (part.type === 'field') {
      form.fields.set(part.fieldname, String(part.value));
      continue;
    }
    believe(form.fields);
    const kept: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      form.tooLarge ||= bytes > largestMail || form.files.length >= mostFiles;
      if (!form.tooLarge) kept.push(chunk);
    }
    form.tooLarge ||= part.file.truncated;
    const content = Buffer.concat(kept);
    // A file field left empty arrives as a file without a name.
    if (!part.filename && content.length === 0) continue;
    // Browsers write a quotation mark in the name of a file as %22.
    const name = cleanFileName(part.filename.replaceAll('%22', '"'));
    form.files.push({ name, type: typeOf(content, part.mimetype), content });
  }
  return form;
}

function urlencoded(body: unknown): Form {
  const pairs = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const fields = pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return { fields: new Map(fields), files: [], tooLarge: false };
}

/** The same words and files have the same digest. */
export function digestOf(parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}
