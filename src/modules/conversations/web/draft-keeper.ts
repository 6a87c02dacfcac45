import { RequestFailed } from '../../../web/request.ts';
import type { Notes } from './notes.ts';

const STOPPED = 400;
const STILL_TYPING = 1_000;
const AGAIN = 2_000;

/** This window, as the server knows it: it never stands in its own way. */
export const tab: string = crypto.randomUUID();

/** What the server has of what is written at one place. */
type Draft = { tab: string | null; version: number };

export type Keeping<D> = {
  /** Whether the server has all of it; `away` when nobody answered, `refused` when the server said no. */
  state: 'kept' | 'writing' | 'away' | 'refused';
  /** What another window wrote meanwhile. */
  other: D | null;
};

type Asking<T> = {
  save: (written: T, more: { version: number; leaving: boolean }) => Promise<{ version: number }>;
  askAgain: () => void;
};

/** What is kept, and how it is read from what the server has. */
export type Subject<T extends object, D> = {
  notes: Notes<T>;
  contentOf: (draft: D) => T;
  isSame: (draft: D, written: T) => boolean;
};

/** Keeps on the server what is written at one place, soon after it is written and again until it is there. */
export class DraftKeeper<T extends object, D extends Draft> {
  readonly #place: string;
  readonly #subject: Subject<T, D>;
  #asking: Asking<T>;
  #version = 0;
  #triedWith: number | null = null;
  #known: T;
  #changedAt = 0;
  #dirtySince: number | null = null;
  /** Whether the last save may have arrived though nobody answered: what the server has is not known until one does. */
  #isUnheard = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;
  #keeping: Keeping<D> = { state: 'kept', other: null };
  readonly #watchers = new Set<() => void>();

  constructor(place: string, subject: Subject<T, D>, asking: Asking<T>) {
    this.#place = place;
    this.#subject = subject;
    this.#asking = asking;
    this.#known = subject.notes.nothing;
    subject.notes.watch(() => this.#looked());
    everyKeeper.add(this);
  }

  /** The version that what is sent replaces: with each try the same, so that a second one is known to be no other. */
  get versionToSend(): number {
    this.#triedWith ??= this.#version;
    return this.#triedWith;
  }

  readonly keeping = (): Keeping<D> => this.#keeping;

  readonly watch = (tell: () => void): (() => void) => {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  };

  askWith(asking: Asking<T>): void {
    this.#asking = asking;
  }

  /** What the server has, as it was when it was asked: what this window did since is newer. */
  follow(draft: D | null, askedAt: number): void {
    if (askedAt < this.#changedAt || draft?.tab === tab) return;
    const version = draft?.version ?? 0;
    const isDirty = this.#isDirty();
    const isOther = draft && version !== this.#version && !this.#subject.isSame(draft, this.#written);
    if (isDirty && isOther) {
      this.#say({ other: draft, state: 'refused' });
      return;
    }
    const isNew = draft !== null || this.#version !== 0;
    this.#version = version;
    if (isDirty) this.#schedule(0);
    // A try that arrived, unheard, ended the draft: what was tried stays here until somebody answers.
    else if (draft === null && this.#triedWith !== null) return;
    // What the server never had, because nobody wrote a word of it yet, is not gone there.
    else if (isNew) this.#take(draft);
  }

  /** Their text stays, and goes over the other one. */
  keepMine(): void {
    this.#version = this.#keeping.other?.version ?? 0;
    this.#triedWith = null;
    this.#say({ other: null });
    this.#schedule(0);
  }

  takeOther(): void {
    const { other } = this.#keeping;
    this.#version = other?.version ?? 0;
    this.#say({ other: null });
    this.#take(other);
  }

  /** All that is written is there, or nobody could be reached; nothing is saved after it by itself. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#dirtySince = null;
    await this.#saving;
    clearTimeout(this.#timer);
    this.#dirtySince = null;
  }

  /** It was said, and is a draft no more. */
  sent(): void {
    const version = this.#version;
    const wasKeptSince = this.#isUnheard || (this.#triedWith !== null && this.#triedWith !== version);
    this.#version = 0;
    this.#take(null);
    // What was kept after a try that had arrived, unheard, would come back as if it had never been said.
    if (wasKeptSince)
      this.#asking
        .save(this.#subject.notes.nothing, { version, leaving: false })
        .catch(this.#asking.askAgain);
  }

  /** What was tried had arrived, and what was written on since is a draft of its own. */
  sentBefore(): void {
    this.#triedWith = null;
  }

  /** Now, as when the window is left. */
  flush(leaving: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isDirty() || this.#keeping.other) return Promise.resolve();
    return this.#save(leaving);
  }

  get isAtRisk(): boolean {
    return this.#isDirty() && this.#keeping.state !== 'writing';
  }

  get #written(): T {
    return this.#subject.notes.at(this.#place);
  }

  #take(draft: D | null): void {
    const { notes, contentOf } = this.#subject;
    this.#triedWith = null;
    this.#isUnheard = false;
    this.#known = draft ? contentOf(draft) : notes.nothing;
    notes.change(this.#place, () => this.#known);
    this.#known = this.#written;
    this.#changedAt = performance.now();
    this.#say({ state: 'kept' });
  }

  #looked(): void {
    if (!this.#isDirty() || this.#keeping.other) return;
    if (this.#dirtySince !== null) {
      this.#waitLonger();
      return;
    }
    this.#dirtySince = performance.now();
    this.#changedAt = performance.now();
    this.#say({ state: this.#keeping.state === 'kept' ? 'writing' : this.#keeping.state });
    this.#schedule(STOPPED);
  }

  /** Somebody types on: not before they stop, but not much later either. */
  #waitLonger(): void {
    if (this.#dirtySince === null || this.#saving || this.#keeping.state === 'away') return;
    this.#changedAt = performance.now();
    const left = this.#dirtySince + STILL_TYPING - performance.now();
    this.#schedule(Math.min(STOPPED, Math.max(0, left)));
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(false), wait);
  }

  async #save(leaving: boolean): Promise<void> {
    if (this.#saving && !leaving) await this.#saving;
    if (!this.#isDirty()) {
      this.#dirtySince = null;
      return;
    }
    this.#saving = this.#saveNow(leaving);
    await this.#saving;
  }

  async #saveNow(leaving: boolean): Promise<void> {
    const written = this.#written;
    try {
      const { version } = await this.#asking.save(written, { version: this.#version, leaving });
      this.#version = version;
      this.#isUnheard = false;
      this.#known = written;
      this.#changedAt = performance.now();
      this.#dirtySince = null;
      this.#say({ state: this.#isDirty() ? 'writing' : 'kept' });
      if (this.#isDirty()) this.#looked();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#saving = null;
    }
  }

  #failed(error: unknown): void {
    const isRefused = error instanceof RequestFailed && error.kind === 'refused';
    this.#isUnheard = !isRefused;
    if (isRefused && error.code === 'draft.changed') {
      this.#changedAt = 0;
      this.#asking.askAgain();
      return;
    }
    this.#dirtySince = isRefused ? null : this.#dirtySince;
    this.#say({ state: isRefused ? 'refused' : 'away' });
    if (!isRefused) this.#schedule(AGAIN);
  }

  #isDirty(): boolean {
    return this.#isUnheard || this.#written !== this.#known;
  }

  #say(part: Partial<Keeping<D>>): void {
    this.#keeping = { ...this.#keeping, ...part };
    for (const tell of this.#watchers) tell();
  }
}

const everyKeeper = new Set<{ flush: (leaving: boolean) => Promise<void>; isAtRisk: boolean }>();

export const keepAll = (leaving: boolean): Promise<unknown> =>
  Promise.all([...everyKeeper].map((keeper) => keeper.flush(leaving)));

/** Whether closing the window would lose something. */
export const isAnythingAtRisk = (): boolean => [...everyKeeper].some((keeper) => keeper.isAtRisk);

/** The keeper of each place of one kind, the same for as long as the window lives. */
export function keepersOf<T extends object, D extends Draft>(subject: Subject<T, D>) {
  const keepers = new Map<string, DraftKeeper<T, D>>();
  return (place: string, asking: Asking<T>): DraftKeeper<T, D> => {
    const known = keepers.get(place) ?? new DraftKeeper(place, subject, asking);
    known.askWith(asking);
    keepers.set(place, known);
    return known;
  };
}
