import type { KeyboardEvent } from 'react';
import classes from './tabs.module.css';

type TabsProps<T extends string> = {
  label: string;
  panel: string;
  /** `marked`: what is said of one that has something in it, shown as a dot that moves nothing. */
  tabs: readonly { value: T; label: string; marked?: string | undefined }[];
  chosen: T;
  choose: (value: T) => void;
};

/** One of a few ways to write; arrow keys move between them. The panel below is named by the chosen one. */
export function Tabs<T extends string>({ label, panel, tabs, chosen, choose }: TabsProps<T>) {
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.value === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.value);
    document.getElementById(tabId(panel, next.value))?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={classes.tabs} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          id={tabId(panel, tab.value)}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={tab.value === chosen}
          aria-controls={panel}
          tabIndex={tab.value === chosen ? 0 : -1}
          onClick={() => choose(tab.value)}
        >
          {tab.marked && <span className={classes.marked}>{`${tab.marked} `}</span>}
          {tab.label}
          {tab.marked && <span className={classes.dot} title={tab.marked} aria-hidden />}
        </button>
      ))}
    </div>
  );
}

export const tabId = (panel: string, value: string): string => `${panel}-${value}`;
