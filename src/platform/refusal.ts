export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'used-before'
  | 'too-many';

/** A no that the person is meant to read: what happened, in a sentence, and a stable code for machines. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly code: string;
  /** What of the words that were sent it is about; theirs who sent them, and for no log. */
  readonly marks: readonly string[];

  constructor(kind: RefusalKind, code: string, sentence: string, marks: readonly string[] = []) {
    super(sentence);
    this.kind = kind;
    this.code = code;
    this.marks = marks;
  }
}

export const invalid = (code: string, sentence: string) => new Refusal('invalid', code, sentence);
export const forbidden = (code: string, sentence: string) => new Refusal('forbidden', code, sentence);
export const notFound = (code: string, sentence: string) => new Refusal('not-found', code, sentence);
export const conflict = (code: string, sentence: string) => new Refusal('conflict', code, sentence);

export function permit(allowed: boolean): void {
  if (!allowed)
    throw forbidden('not-permitted', 'You may not do this here. Ask the person accountable for the desk.');
}
