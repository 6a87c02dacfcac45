import type { Actor, Standing } from './model.ts';
import type { Row, World } from './world.ts';

type Note = Row<'coaching_notes'>;
type OfNote = { desk_id: string; note_id: string };

/** A word is its person's and its customer's alone, until it is shared, as is what comes after that; what is held is read once its person chose to. */
export function coachingSeen(world: World, actor: Actor, my: Standing) {
  const isOf = (note: Note) => (row: OfNote) => row.desk_id === note.desk_id && row.note_id === note.id;
  const isMine = (note: Note) => my.onDesk(note.desk_id) && note.to_id === my.person;
  const lastShare = (note: Note) =>
    world.coaching_shares.filter(isOf(note)).toSorted((a, b) => b.turn - a.turn)[0];
  const isShared = (note: Note) => lastShare(note)?.shared === true;
  const isTheirOwn = (note: Note) => note.desk_id === actor.desk && note.customer_id === my.customer;
  const opened = (row: Row<'coaching_openings'>) => my.onDesk(row.desk_id) && row.by_id === my.person;
  const seesNote = (note: Note) =>
    isMine(note) || isTheirOwn(note) || (my.onDesk(note.desk_id) && (my.isSystem || isShared(note)));
  const noteOf = (row: OfNote) => world.coaching_notes.find((note) => isOf(note)(row));
  const readsWords = (row: Row<'coaching_words'>) => {
    const note = noteOf(row);
    if (!note || !seesNote(note)) return false;
    const isBeforeShare = row.recorded_at <= (lastShare(note)?.recorded_at ?? -Infinity);
    if (!(isMine(note) || isTheirOwn(note) || my.isSystem || isBeforeShare)) return false;
    const isOpened = world.coaching_openings.some((one) => isOf(note)(one) && opened(one));
    return note.held === null || isTheirOwn(note) || isOpened;
  };
  const isToMe = (row: OfNote) => {
    const note = noteOf(row);
    return note !== undefined && isMine(note);
  };
  return { seesNote, readsWords, opened, isToMe };
}

export function coachingRules(world: World, actor: Actor, my: Standing) {
  const { seesNote, readsWords, opened } = coachingSeen(world, actor, my);
  return {
    coaching_notes: seesNote,
    coaching_words: readsWords,
    coaching_shares: ({ desk_id }: OfNote) => my.onDesk(desk_id),
    coaching_openings: opened,
  };
}
