import { AcceptTogether } from '../../conversations/web/index.ts';
import type { OfferedRow } from '../contract.ts';

/** Of what is offered, those with one briefing; where a customer would rather not, each is answered by itself. */
export function OfferedTogether({ rows }: { rows: readonly OfferedRow[] }) {
  const together = Map.groupBy(
    rows.filter(({ customerSays }) => customerSays === null),
    ({ togetherId }) => togetherId,
  );
  return [...together].map(([of, offered]) => {
    const [first] = offered;
    if (of === null || !first || offered.length < 2) return null;
    return (
      <AcceptTogether
        key={of}
        of={of}
        from={first.owner.name}
        handOffs={offered.map(({ handOffId }) => handOffId)}
        needsReadBack={offered.some(({ needsReadBack }) => needsReadBack)}
      />
    );
  });
}
