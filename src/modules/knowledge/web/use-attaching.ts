import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/voice.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { blobOf } from '../../../web/request.ts';
import type { FittingArticle } from '../contract.ts';
import type { Attach } from './one-article.tsx';
import { partsOf } from './pictures.ts';

type Of = Pick<FittingArticle, 'deskId' | 'words' | 'helps'>;

/** Sends what an article shows along with a reply, because whoever writes that wants it: each by the name of what it shows. */
export function useAttaching({ deskId, words, helps }: Of, attach: Attach) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const attaching = useMutation({
    mutationFn: async () => {
      const named = new Map(
        partsOf(helps).flatMap((part) => (typeof part === 'string' ? [] : [[part.id, part.description]])),
      );
      for (const [id = '', description] of named) {
        const path = `/api/desks/${encodeURIComponent(deskId)}/pictures/${encodeURIComponent(id)}`;
        const content = await blobOf(path, organization);
        const name = (description || words)
          .replace(/[\\/:*?"<>|.]+/g, ' ')
          .trim()
          .slice(0, 80);
        const ending = content.type.split('/')[1]?.replace('jpeg', 'jpg') ?? '';
        await attach?.(new File([content], `${name}.${ending}`, { type: content.type }));
      }
      say(t('knowledge.attachedPictures'));
    },
  });
  return { ...attaching, problem: useProblem(attaching) };
}
