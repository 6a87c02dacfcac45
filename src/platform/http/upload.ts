import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { typeOf } from '../mail/content-type.ts';
import { cleanFileName } from '../mail/file-name.ts';
import { invalid } from '../refusal.ts';

type Upload = { name: string; type: string; content: Buffer };

/** The one file of a multipart form, and what it is said to be. */
export async function uploadOf(request: FastifyRequest): Promise<Upload & { declared: string }> {
  const upload = await request.file();
  if (!upload) throw invalid('file.missing', 'Choose a file first.');
  const content = await upload.toBuffer();
  const { filename, mimetype: declared } = upload;
  return { name: cleanFileName(filename), type: typeOf(content, declared), content, declared };
}

/** What makes two uploads to one path the same request. */
export const digestOf = ({ name, type, content }: Upload): string =>
  JSON.stringify([name, type, createHash('sha256').update(content).digest('hex')]);
