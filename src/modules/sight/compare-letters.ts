import { said } from './compare.ts';
import type { HttpStage } from './http-stage.ts';
import { type HttpWorld, wordForm } from './http-world.ts';
import type { Place } from './place.ts';
import type { Delivered, Post } from './post.ts';
import { companiesAt, type Moment, momentOf, type Reader, readersOf } from './readers.ts';
import { recalled } from './recall.ts';

/**
 * All that is sent of a world, and where it says to somebody what they may not read by the model: neither as things
 * stood when the world was drawn nor as they stand now.
 */
export async function lettersOf(
  made: HttpWorld,
  { stage, post }: { stage: HttpStage; post: Post },
): Promise<{ letters: Delivered[]; differences: string[] }> {
  const letters = await post.deliver(made);
  const moments = [momentOf(made, made), momentOf(made, await recalled(stage, made))];
  return { letters, differences: letters.flatMap((letter) => letterDifferences(moments, letter)) };
}

function letterDifferences(moments: Moment[], letter: Delivered): string[] {
  const words = [...new Set(letter.text.match(wordForm))];
  const each = Map.groupBy(readersOf(moments, letter), ({ place: { who, my }, isAddressee }) =>
    // Somebody has one letterbox, for whomever they work.
    isAddressee ? `to ${my.person ?? said(who)}` : `in the outbox of ${said(who)}`,
  );
  return [...each].flatMap(([who, readings]) =>
    words
      .filter((word) => !readings.some((one) => mayRead(one, letter, word)))
      .map((word) => `${letter.kind} to ${letter.recipient} LEAKS ${word} ${who}: ${letter.text}`),
  );
}

/** What they see, and whom it names though they could not look them up. */
function mayRead({ moment, place }: Reader, letter: Delivered, word: string): boolean {
  const named = namedIn(moment, place, letter);
  return moment.rowsWith(word).some((row) => place.sees(row) || ('id' in row && named.has(row.id)));
}

function namedIn({ world }: Moment, { my }: Place, letter: Delivered): Set<string | undefined> {
  const { deskId, kind } = letter;
  // These tell of nothing on the line, and whoever wrote one signs it.
  const signers =
    kind === 'link' || kind === 'word' ? world.roster.filter((row) => row.desk_id === deskId) : [];
  return new Set([
    deskId,
    world.desks.find((row) => row.id === deskId)?.client_id,
    ...companiesAt(world, letter),
    ...signers.flatMap((row) => [row.person_id, row.organization_id]),
    // Whoever agreed to be passed on knows by whom.
    ...world.referrals
      .filter((row) => my.isMyCase(row.desk_id, row.case_id))
      .map((row) => row.organization_id),
  ]);
}
