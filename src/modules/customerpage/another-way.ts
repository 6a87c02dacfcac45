import { digestOf, type Form } from '../../platform/http/read-form.ts';
import { plainLines } from '../../platform/mail/clean-text.ts';
import { webAddress } from '../../platform/web-address.ts';
import type { Wish } from './change.ts';
import type { PageCommands } from './commands.ts';
import type { Notice } from './render.ts';

export const longestWay = 20_000;

/** How they got round it by themselves: their words, and if they like the page and the picture that show it. */
export function anotherWayWish(
  commands: PageCommands,
  { fields, files, tooLarge }: Form,
): Wish | { refused: Notice; status: number } {
  const text = plainLines(fields.get('found') ?? '').trim();
  const written = fields.get('link')?.trim() ?? '';
  const link = written === '' ? null : webAddress(written);
  const isSolved = fields.get('solved') === 'yes';
  if (tooLarge) return { refused: 'way-too-large', status: 413 };
  if (text === '' || text.length > longestWay) return { refused: 'way-empty', status: 400 };
  if (written !== '' && link === null) return { refused: 'way-link', status: 400 };
  return {
    notice: 'way',
    digest: digestOf([
      ...['way', text, link ?? '', String(isSolved)],
      ...files.flatMap((file) => [file.name, file.content]),
    ]),
    run: (desk, { id: caseId, customerId }) =>
      commands.tellWay(desk, { caseId, customerId, text, link, files, isSolved }),
  };
}
