const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const names: Record<string, string> = { mod: isApple ? '⌘' : 'Ctrl', enter: '↵', esc: 'Esc', shift: '⇧' };

/** A key as it is printed on the keyboard. */
export function KeyName({ of }: { of: string }) {
  const parts = of.split(' ').map((part) => names[part.toLowerCase()] ?? part);
  return <kbd>{parts.map((part) => (of.startsWith('mod ') ? part.toUpperCase() : part)).join(' ')}</kbd>;
}
