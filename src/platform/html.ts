/** Text that is HTML already. A class, so that no object read from JSON can pass for it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** HTML from a template: every value is escaped, unless it is HTML already; what is not there leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts.reduce((before, part, at) => before + written(values[at - 1]) + part));
}

/** What a field is called that must be filled in, with its mark; who hears the page hears it of the field. */
export const needed = (name: HtmlValue): Html => html`${name}<span aria-hidden="true">&nbsp;*</span>`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  return Array.isArray(value) ? value.map(written).join('') : escaped(String(value));
}
