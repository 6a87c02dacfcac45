const longestName = 120;
const longestExtension = 16;
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

// The name is only ever shown and offered for saving, never used as a path of ours; it is cleaned because the
// reader's own machine will use it as one.
export function cleanFileName(name: string, fallback = 'attachment'): string {
  const base = name.toWellFormed().split(/[\\/]/).filter(hasSubstance).at(-1) ?? '';
  const shown = withoutHiddenCharacters(base);
  return trimmed(shortened(trimmed(shown))) || fallback;
}

function hasSubstance(part: string): boolean {
  return trimmed(withoutHiddenCharacters(part)) !== '';
}

// Cf holds the marks that turn writing direction or take no room, by which "exe.txt" can be made to look like
// "txt.exe". What stood apart only because of them is put in its normal form after they are gone.
function withoutHiddenCharacters(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
}

function trimmed(name: string): string {
  const bare = name.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  return deviceNames.test(bare) ? `_${bare}` : bare;
}

function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= longestExtension ? name.slice(dot) : '';
  // Cutting between the halves of a surrogate pair leaves one that cannot be stored.
  const stem = name.slice(0, longestName - extension.length - 1).replace(/[\ud800-\udbff]$/, '');
  return stem.replace(/[.\s]+$/, '') + extension;
}
