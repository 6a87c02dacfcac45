export type Shape = 'ask' | 'word' | 'inside' | 'hand-off' | 'missed' | 'end';
/** Something that happened, as a station on a lane. Labels of a lower rank are given room first. */
export type Stop = {
  id: string;
  at: number;
  lane: number;
  shape: Shape;
  label: string | null;
  rank: number;
};

/** A company with what it did; the first lane is the customer's own, which has no company. */
export type Lane = { company: string | null; name: string };

/** Work that another company does beside the one that has the case: from the stop it left at, over its own stops. */
export type Branch = {
  lane: number;
  /** The stop that asked for it; without one it leaves the line shortly before its first stop. */
  from: number | null;
  stops: number[];
  /** Whether it has come back; what is still with them runs on until now. */
  returns: boolean;
};

export type Story = {
  lanes: Lane[];
  stops: Stop[];
  /** The lane that has the work, from each stop on. */
  carriers: number[];
  branches: Branch[];
  /** From the first ask that waited to the stop that answered it, if any did. */
  asks: { from: number; until: number | null }[];
  /** Where a promised word was late: from when it was due to the stop at which it came. */
  late: { from: number; until: number }[];
  /** What the customer has heard nothing since, while the case is open. */
  silence: { since: number; soonAt: number; due: number } | null;
};
