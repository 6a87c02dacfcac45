import type { TFunction } from 'i18next';
import { say } from './voice.tsx';

/** Puts a text into the clipboard and says so; browsers let only pages of a secure address do it. */
export async function copy(text: string, { said, t }: { said: string; t: TFunction }): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(said);
  } catch {
    say(t('ui.notCopied', { text }));
  }
}
