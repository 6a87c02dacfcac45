import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import classes from './html-mail.module.css';

/** A mail as its sender set it, on request: cleaned again here, in a frame that can run, load and open nothing. */
export function HtmlMail({ html }: { html: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [safe, setSafe] = useState<string | null>(null);

  useEffect(() => {
    if (!shown) return;
    let current = true;
    void import('./mail-document.ts').then(({ mailDocument }) => current && setSafe(mailDocument(html)));
    return () => {
      current = false;
    };
  }, [shown, html]);

  return (
    <>
      <Verb plain onPress={() => setShown(!shown)}>
        {t(shown ? 'conversations.hideHtml' : 'conversations.showHtml')}
      </Verb>
      {shown && safe !== null && (
        <iframe
          className={classes.frame}
          title={t('conversations.htmlFrame')}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={safe}
        />
      )}
    </>
  );
}
