import type { Html } from '../html.ts';
import { type Page, pageOf } from './page.ts';

type Said = { title: string; locale: string; color: string; content: Html };

/** The frame of a page behind a link on which a company reads something and answers it. */
export const formPage = ({ locale, color, ...said }: Said): Page =>
  pageOf({ ...said, language: locale, css: styles.replaceAll('BRAND', color) });

const styles = `*{box-sizing:border-box}
html{font:106.25%/1.5 system-ui,sans-serif;color-scheme:light dark}
body{margin:0 auto;max-width:44rem;padding:1.25rem;overflow-wrap:anywhere}
header{font-weight:600;border-block-end:4px solid BRAND;padding-block-end:.5rem;margin-block-end:1.5rem}
h1{font-size:1.35rem;line-height:1.3}
h2{font-size:1rem;margin-block:1.5rem .5rem}
h1,p,dd,.text{unicode-bidi:plaintext;text-align:start}
.quiet,dt{font-size:.9rem;opacity:.8}
.text,dd{white-space:pre-wrap;margin:0 0 .75rem}
ol{list-style:none;padding:0;margin:0}
.notice{padding:.75rem 1rem;border:2px solid BRAND;border-radius:12px}
details{margin-block-end:1rem}
summary{cursor:pointer;padding-block:.6rem}
label{display:block;margin-block-end:1rem}
textarea,input,select{display:block;inline-size:100%;font:inherit;padding:.6rem .75rem;border:1px solid;border-radius:10px}
.tick{display:flex;gap:.75rem;align-items:start;padding-block:.35rem}
.tick input{inline-size:1.4rem;block-size:1.4rem;flex:none;margin:.1rem 0 0}
.row{display:flex;flex-wrap:wrap;gap:.6rem}
button{font:inherit;font-weight:600;padding:.7rem 1.1rem;min-block-size:3rem;border:1px solid;border-radius:12px;cursor:pointer}
:focus-visible{outline:3px solid BRAND;outline-offset:2px}`;
