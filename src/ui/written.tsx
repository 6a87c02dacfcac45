import { createElement, type ReactNode } from 'react';
import { blocks, type Piece, piecesOf } from '../platform/markdown.ts';
import classes from './written.module.css';

/** What somebody of the desk wrote, as Markdown: built piece by piece, so that no HTML of theirs is ever read. */
export function Written({ text }: { text: string }) {
  return <div className={classes.written}>{piecesOf(text).map(shown)}</div>;
}

function shown(piece: Piece, at: number): ReactNode {
  if (typeof piece === 'string') return piece;
  const { tag, href, start, children } = piece;
  const attributes = href === undefined ? { start } : { href, target: '_blank', rel: 'noopener noreferrer' };
  const dir = blocks.has(tag) ? 'auto' : undefined;
  return createElement(tag, { key: at, dir, ...attributes }, ...children.map(shown));
}
