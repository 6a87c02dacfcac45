import { inkOn, legible } from './contrast.ts';
import { personColors } from './someone.ts';

type Theme = {
  ground: string;
  card: string;
  line: string;
  ink: string;
  grey: string;
  soon: string;
  broken: string;
  brokenInk: string;
  /** Dots that wait, and those that wait for what is due soon. */
  dots: string;
  amber: string;
  kept: string;
};

export const themes: Record<'light' | 'dark', Theme> = {
  light: {
    ground: '#f7f7f5',
    card: '#ffffff',
    line: '#e0dfda',
    ink: '#1f2328',
    grey: '#57606a',
    soon: '#fdf5e0',
    broken: '#fcebe9',
    brokenInk: '#a12622',
    dots: '#848b93',
    amber: '#b7791f',
    kept: '#e6f2ea',
  },
  dark: {
    ground: '#17191c',
    card: '#1f2226',
    line: '#363b41',
    ink: '#e8e9ea',
    grey: '#a3abb3',
    soon: '#2f2919',
    broken: '#3a2222',
    brokenInk: '#f0a49d',
    dots: '#7f878f',
    amber: '#d6a64a',
    kept: '#1c2f24',
  },
};

/** The desk's own colour, darkened or lightened only as far as words in it, or on it, need to be read. */
export function brandOf(color: string, theme: Theme): { words: string; button: string; onButton: string } {
  const { ground, card, soon, broken, kept } = theme;
  const button = legible(color, [ground, card, kept], 2);
  return { words: legible(color, [ground, card, soon, broken, kept]), button, onButton: inkOn(button) };
}

function variables(color: string, theme: Theme): string {
  const brand = brandOf(color, theme);
  const { brokenInk, ...rest } = theme;
  const all = {
    ...rest,
    'broken-ink': brokenInk,
    brand: brand.words,
    button: brand.button,
    on: brand.onButton,
  };
  return Object.entries(all)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

export function styles(color: string): string {
  return `:root{${variables(color, themes.light)}}@media(prefers-color-scheme:dark){:root{${variables(color, themes.dark)}}}${rules}`;
}

const people = personColors.map((color, place) => `.p${place}{background:${color}}`).join('');

// 106.25 % of the browser's 16 px are 17; whoever set their browser to larger letters gets larger ones.
const rules = `
*{box-sizing:border-box}
html{font:106.25%/1.5 system-ui,sans-serif;
color:var(--ink);background:var(--ground);color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
h1,h2,p,ol,ul,fieldset{margin:0;padding:0;border:0;list-style:none}
h1,h2,p,li,legend,summary,label,.text{unicode-bidi:plaintext;text-align:start}
[dir=rtl] :is(h1,h2,p,li,legend,summary,label){text-align:-webkit-match-parent;text-align:match-parent}
h1{font-size:1.5rem;line-height:1.25;font-weight:700;letter-spacing:-.01em;text-wrap:balance}
h1.long{font-size:1.2rem}
h2{font-size:1rem;font-weight:600}
a,summary{color:var(--brand);text-underline-offset:.2em}
small,.small{font-size:.88rem;color:var(--grey)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px;border-radius:4px}
.page{max-width:62rem;margin-inline:auto;padding:1.25rem 1.25rem 3rem}
.brand{display:flex;align-items:center;gap:.6rem;font-weight:600;color:var(--brand);margin-block-end:1.25rem}
.brand span{flex:none;inline-size:1.6rem;block-size:1.6rem;border-radius:6px;background:var(--button)}
main{display:grid;gap:1.5rem}
.head p{margin-block-start:.4rem;color:var(--grey)}
.notice{padding:.75rem 1rem;border-radius:12px;background:var(--kept);margin-block-end:1.25rem}
.notice.no,.late{background:var(--broken)}
.late h2{color:var(--broken-ink)}
.side,.talk{display:grid;gap:1rem;grid-template-columns:minmax(0,1fr);align-content:start;min-width:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1rem 1.1rem}
.tint{border-color:transparent;border-radius:14px;padding:1rem 1.1rem}
.soon{background:var(--soon)}
.kept{background:var(--kept)}
.person{display:grid;grid-template-columns:auto 1fr;gap:.2rem .9rem;align-items:center}
.face{inline-size:3.1rem;block-size:3.1rem;border-radius:50%;object-fit:cover;display:grid;place-items:center;color:#fff;font-weight:600}
.person+.person,.person+p,p+.person{margin-block-start:.9rem;padding-block-start:.9rem;border-block-start:1px solid var(--line)}
summary{cursor:pointer;inline-size:fit-content}
.next summary,.go{text-decoration:underline}
.next summary{list-style:none;padding-block:.35rem}
summary::-webkit-details-marker{display:none}
legend{font-weight:600;padding:0;margin-block:.5rem .25rem}
fieldset label{display:grid;grid-template-columns:auto 1fr;gap:.6rem;align-items:start;padding-block:.4rem}
[type=radio],[type=checkbox]{inline-size:1.15rem;block-size:1.15rem;margin:.18rem 0 0;accent-color:var(--button)}
button{font:inherit;font-weight:600;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.7rem 1.25rem;min-block-size:3rem;cursor:pointer}
button.main{background:var(--button);border-color:var(--button);color:var(--on)}
button:hover{filter:brightness(.96)}
button:active{filter:brightness(.88)}
button[aria-disabled]{cursor:progress}
.answers{display:flex;flex-wrap:wrap;gap:.6rem;margin-block-start:.9rem}
.answers button{flex:1 1 auto}
textarea{display:block;inline-size:100%;min-block-size:7.5rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--grey);border-radius:12px;padding:.75rem .9rem;margin-block:.5rem .75rem;resize:vertical;field-sizing:content;max-block-size:60vh}
.call>label,.call fieldset{display:block;margin-block-start:.75rem;font-weight:600}
.call fieldset label{font-weight:400}
.call textarea{min-block-size:3.5rem;margin-block:.3rem 0;font-weight:400}
select,input:is([type=text],[type=tel],[type=time],[type=date]){display:block;inline-size:100%;font:inherit;font-weight:400;color:inherit;background:var(--card);border:1px solid var(--grey);border-radius:12px;padding:.6rem .9rem;min-block-size:3rem;margin-block-start:.3rem}
.hours{display:flex;flex-wrap:wrap;gap:0 1rem}
.hours label{display:block;flex:1 1 7rem;min-inline-size:0;padding:0}
.hours input{padding-inline:.6rem}
.wishes>*{margin-block-start:.75rem}
.write .row{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;justify-content:space-between}
input[type=file]{font:inherit;font-size:.88rem;max-inline-size:100%;margin-block-start:.3rem;color:var(--grey)}
input::file-selector-button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.45rem .8rem;margin-inline-end:.6rem;cursor:pointer}
.map{display:block;inline-size:100%;max-inline-size:26rem;fill:none;stroke:var(--brand);stroke-width:3.5;stroke-linecap:round}
.map text{fill:var(--ink);stroke:var(--ground);stroke-width:3;stroke-linejoin:round;paint-order:stroke;font-size:12px}
.map .day{fill:var(--grey)}
.map .now{stroke:var(--grey);stroke-width:1;stroke-dasharray:2 4}
.map .ring,.map .next{fill:var(--ground);stroke-width:3}
.map .full{fill:var(--brand);stroke:var(--ground);stroke-width:2}
.map .quiet,.map .ahead{stroke:var(--dots)}
.map .soon,.map .next{stroke:var(--amber)}
.map .broken{stroke:var(--broken-ink)}
.far{margin-block-start:1rem}
.far h2,.others h2{color:var(--grey);font-size:.94rem;margin-block-end:.9rem}
.far *+h2{margin-block-start:1.25rem}
.far form>label{display:block;margin-block-start:.75rem}
.line>li{position:relative;padding-inline-start:1.75rem;padding-block-end:1.5rem}
.line>li:last-child{padding-block-end:0}
.line>li::before{content:"";position:absolute;inset-block:.9rem -.5rem;inset-inline-start:.4rem;inline-size:2px;background:var(--line)}
.line>li:last-child::before{display:none}
.line>li::after{content:"";position:absolute;inset-block-start:.36rem;inset-inline-start:0;inline-size:.82rem;block-size:.82rem;border-radius:50%;border:2px solid var(--brand);background:var(--brand)}
.line>.you::after{background:var(--ground)}
.line+p{margin-block-start:1.25rem}
.mark .meta>span{font-weight:400;color:var(--grey)}
.line>.mark::after{inset-block-start:.45rem;inset-inline-start:.12rem;inline-size:.6rem;block-size:.6rem;border-color:var(--grey);background:var(--grey)}
.meta{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.meta>*:first-child{font-weight:600}
.meta summary{color:inherit;list-style:none;text-decoration:underline dotted;text-decoration-color:var(--grey)}
.meta details[open]{flex-basis:100%;font-weight:400}
.meta details[open] summary{font-weight:600}
.text{white-space:pre-wrap;margin-block-start:.15rem}
.files{margin-block-start:.4rem;display:grid}
.files a{display:inline-block;padding-block:.25rem}
.others ul{display:grid;gap:.1rem}
.others li,.things li{padding-block:.5rem;border-block-end:1px solid var(--line)}
.others li{display:flex;justify-content:space-between;gap:1rem}
.others small{flex:none}
footer a{color:inherit}
footer{margin-block-start:2rem;display:grid;gap:.25rem}
${people}
@media(min-width:56rem){
.page{padding:2.5rem 2rem 4rem}
h1:not(.long){font-size:1.75rem}
main{grid-template-columns:minmax(0,1fr) 20rem;grid-template-rows:auto 1fr;column-gap:3.5rem}
.side{grid-column:2;grid-row:1/span 2}
}
@media(prefers-reduced-motion:no-preference){button{transition:filter .12s}}
@media print{.write,.answers,.next details,.card.next{display:none}}
`.replaceAll('\n', '');
