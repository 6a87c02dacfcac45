import { useState } from 'react';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sendFile } from '../../../web/request.ts';
import type { ArticlePicture } from '../contract.ts';
import { withPicture } from './pictures.ts';
import { smallEnough } from './small-enough.ts';

/** What this window added, and whether it moves: an article that is not kept yet tells nobody. */
const added = new Map<string, boolean>();

export type AddPictures = ReturnType<typeof useAddPictures>;

/** Pictures and videos that are added to what helps; each is kept on the server as soon as it is chosen. */
export function useAddPictures(
  deskId: string,
  put: (change: (helps: string) => string) => void,
  known: readonly ArticlePicture[] = [],
) {
  const organization = useOrganization();
  const sentence = useSentence('sent');
  // Several may be added at once, as where one is pasted while another is on its way.
  const [running, setRunning] = useState<ReadonlyMap<symbol, string>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  /** Behind the words before the cursor, one after the other. */
  const add = async (files: readonly File[], before: string) => {
    setProblem(null);
    const mine = Symbol();
    const now = (name: string | null) =>
      setRunning((all) => {
        const others = [...all].filter(([key]) => key !== mine);
        return new Map(name === null ? others : [...others, [mine, name]]);
      });
    try {
      let behind = before;
      for (const file of files) {
        now(file.name);
        const path = `/api/desks/${encodeURIComponent(deskId)}/pictures`;
        const { id } = await sendFile(path, await smallEnough(file), organization);
        added.set(id, file.type.startsWith('video/'));
        const after = behind;
        put((helps) => withPicture(helps, { id, behind: after }));
        behind = withPicture(after, { id, behind: after });
      }
    } catch (error) {
      setProblem(sentence(error as Error));
    } finally {
      now(null);
    }
  };
  const moves = (id: string) =>
    added.get(id) ?? known.some((one) => one.id === id && one.type.startsWith('video/'));
  const adding = [...running.values()].at(-1) ?? null;
  return { deskId, add, adding, problem, moves };
}
