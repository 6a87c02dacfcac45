import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';

type Someone = CaseView['people'][number];

/** Who may be told of a note: those who read it, without whoever writes it. */
export function toldOf(
  { people }: Pick<CaseView, 'people'>,
  { reader, me }: { reader: 'companies' | 'company'; me: Pick<Me, 'id' | 'organization'> },
): Someone[] {
  return people.filter(
    ({ id, organization }) =>
      id !== me.id && (reader === 'companies' || organization === me.organization.name),
  );
}

/**
 * Those whom a note names with an @ before their name, the longer of two names first. Of two people with one name both are
 * told, rather than the wrong one alone.
 */
export function namedIn(text: string, people: readonly { id: string; name: string }[]): string[] {
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  let rest = text;
  const named = names.filter((name) => {
    const around = rest.split(`@${name}`);
    rest = around.join(' ');
    return around.some((after, at) => at > 0 && isApart(around[at - 1] ?? '', after));
  });
  return people.filter(({ name }) => named.includes(name)).map(({ id }) => id);
}

const isApart = (before: string, after: string) =>
  !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
