const width = 30;

/** A bar for a person who watches; nothing for a file or another program. */
export function progressOn(screen: NodeJS.WriteStream, what: string) {
  let shown = -1;
  return {
    to: (fraction: number) => {
      const percent = Math.min(100, Math.floor(fraction * 100));
      if (!screen.isTTY || percent <= shown) return;
      shown = percent;
      const done = Math.floor((percent * width) / 100);
      screen.write(
        `\r${what} [${'#'.repeat(done)}${' '.repeat(width - done)}] ${String(percent).padStart(3)} %`,
      );
    },
    end: () => {
      if (shown >= 0) screen.write('\n');
    },
  };
}
