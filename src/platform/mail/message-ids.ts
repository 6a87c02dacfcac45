import { oneLine } from './clean-text.ts';

const mostIds = 200;
const longestId = 998;

/** Message-IDs with their angle brackets, in the order in which they stand; prose between them is passed over. */
export function messageIdsIn(values: string[]): string[] {
  const ids = values.flatMap((value) => value.match(/<[^<>]+>/g) ?? []).map(withoutSpace);
  const usable = ids.filter((id) => id.length > 2 && id.length <= longestId);
  return [...new Set(usable)].slice(-mostIds);
}

export function ownMessageId(values: string[]): string | null {
  const [id] = messageIdsIn(values.slice(0, 1));
  if (id) return id;
  const bare = withoutSpace((values[0] ?? '').replace(/[<>]/g, ''));
  return bare === '' || bare.length > longestId - 2 ? null : `<${bare}>`;
}

function withoutSpace(id: string): string {
  return oneLine(id).replace(/\s+/g, '');
}
