/** What is being written, by the place where it is: in memory, and on the server; it stays off this machine's disks. */
export class Notes<T extends object> {
  readonly nothing: T;
  readonly #isNothing: (written: T) => boolean;
  readonly #kept = new Map<string, T>();
  readonly #watchers = new Set<() => void>();

  constructor(nothing: T, isNothing: (written: T) => boolean) {
    this.nothing = nothing;
    this.#isNothing = isNothing;
  }

  at(place: string): T {
    return this.#kept.get(place) ?? this.nothing;
  }

  has(place: string): boolean {
    return this.#kept.has(place);
  }

  change(place: string, change: (before: T) => Partial<T>): void {
    const before = this.at(place);
    const after = { ...before, ...change(before) };
    if (this.#isNothing(after)) this.#kept.delete(place);
    else this.#kept.set(place, after);
    for (const tell of this.#watchers) tell();
  }

  readonly watch = (tell: () => void): (() => void) => {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  };
}
