/** A number alone, or a word alone, stands in many mails that are about something else. */
const fewest = 4;

const isTelling = (reference: string) =>
  /\p{N}/u.test(reference) && reference.replace(/[^\p{L}\p{N}]/gu, '').length >= fewest;

/** Whether a text carries a company's own reference, such as PO 5512, and not merely something that contains it. */
export function carries(text: string, reference: string): boolean {
  const [searched, wanted] = [plain(text), plain(reference).trim()];
  if (!isTelling(wanted)) return false;
  for (let at = searched.indexOf(wanted); at !== -1; at = searched.indexOf(wanted, at + 1)) {
    const around = [searched[at - 1] ?? ' ', searched[at + wanted.length] ?? ' '];
    if (around.every((one) => !/[\p{L}\p{N}]/u.test(one))) return true;
  }
  return false;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
