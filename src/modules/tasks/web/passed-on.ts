import type { CustomerView } from '../../customers/contract.ts';
import type { Given } from '../../desks/contract.ts';

export type Passable = { label: string; value: string };
type Labels = { name: string; mail: string; phone: string };

type Reached = Pick<CustomerView, 'name'> & {
  contactPoints: Pick<CustomerView['contactPoints'][number], 'kind' | 'address'>[];
};

/** What of a customer could go with a task, as far as it may be given; null: all of it. Nothing goes unless it is chosen. */
export function passable(customer: Reached, labels: Labels, mayBeGiven: Given[] | null): Passable[] {
  const may = (given: Given) => mayBeGiven?.includes(given) ?? true;
  return [
    ...(may('name') ? [{ label: labels.name, value: customer.name }] : []),
    ...(may('contact') ? customer.contactPoints : []).map(({ kind, address }) => ({
      label: labels[kind],
      value: address,
    })),
  ];
}

type Asked = {
  offered: readonly Passable[];
  chosen: readonly string[];
  more: { label: string; text: string };
};

/** The data passed on, by their labels; two addresses of a kind stand under one label. */
export function asked({ offered, chosen, more }: Asked): Record<string, string> {
  const passed = new Map<string, string>();
  const lines = [
    ...offered.filter(({ value }) => chosen.includes(value)),
    ...(more.text.trim() === '' ? [] : [{ label: more.label, value: more.text.trim() }]),
  ];
  for (const { label, value } of lines) {
    const before = passed.get(label);
    passed.set(label, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(passed);
}
