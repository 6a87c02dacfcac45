/** What the load generator, a process of its own, is asked to do. */
export type Measure =
  | 'create'
  | 'add'
  | 'today'
  | 'list'
  | 'open'
  | 'search-rare'
  | 'search-common'
  | 'callers'
  | 'what-we-wait-for'
  | 'what-i-hand-off'
  | 'roster'
  | 'tasks'
  | 'this-morning';

export type Plan = {
  measure: Measure;
  url: string;
  desk: string;
  /** Of several people of the desk. */
  tokens: string[];
  cases: string[];
  word: string;
  concurrency: number;
  seconds: number;
  seed: number;
};

export type Answered = {
  /** Milliseconds of each request that was answered as it should be. */
  latencies: number[];
  /** How many others there were, by status or kind of failure. */
  errors: Record<string, number>;
  seconds: number;
};
