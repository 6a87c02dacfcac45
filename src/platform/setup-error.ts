/** Something the person who runs the program can mend: its message is one or two plain sentences, shown without a stack. */
export class SetupError extends Error {
  override name = 'SetupError';
}
