/** What happens each time: how long it takes, what an hour of it costs, and what comes to that, in minor units. */
export type Each = { minutes: number; hourMinor: number; fixedMinor: number };

/** How often, and what it costs together in minor units. */
export type Part = { count: number; minor: number };

export type Counted = {
  contacts: number;
  reworks: number;
  /** Returns in which no fault was found; what is known of the cost of some, in minor units, stands for those. */
  returns: { count: number; known: number; knownMinor: number };
  /** What was given back because of it, in minor units. */
  credits: Part;
  /** Customers who may not come back. */
  lost: number;
};

export type Rates = { contact: Each; rework: Each; return: Each; saleMinor: number | null };

export type CostOfFailure = {
  contacts: Part;
  rework: Part;
  returns: Part;
  credits: Part;
  /** What was counted, together. */
  total: number;
  /** Lost sales: from none of them to all; null where nobody has said what a customer is worth. */
  lost: { customers: number; low: 0; high: number } | null;
};

const eachCosts = ({ minutes, hourMinor, fixedMinor }: Each): number =>
  (minutes / 60) * hourMinor + fixedMinor;

const part = (count: number, each: Each): Part => ({ count, minor: Math.round(count * eachCosts(each)) });

/**
 * What failure costs: repeat handling, work done again, returns without a fault and credits are counted; lost sales are an
 * estimate and stand apart, as a range.
 */
export function costOfFailure(counted: Counted, rates: Rates): CostOfFailure {
  const { returns, credits, lost } = counted;
  const guessed = part(returns.count - returns.known, rates.return);
  const parts = {
    contacts: part(counted.contacts, rates.contact),
    rework: part(counted.reworks, rates.rework),
    returns: { count: returns.count, minor: guessed.minor + returns.knownMinor },
    credits,
  };
  return {
    ...parts,
    total: Object.values(parts).reduce((sum, { minor }) => sum + minor, 0),
    lost: rates.saleMinor === null ? null : { customers: lost, low: 0, high: lost * rates.saleMinor },
  };
}
