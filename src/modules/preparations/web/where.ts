/** What stands behind the @ of an address is not taken for theirs: everybody has one at a provider of mail. */
export function whereOf(reached: string): { address: string } | { domain: string } {
  const written = reached.trim();
  if (written.indexOf('@') > 0) return { address: written };
  return { domain: written.replace(/^@/, '') };
}
