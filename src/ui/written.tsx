import { createElement, Fragment, type ReactNode } from 'react';
import { blocks, type Piece, piecesOf } from '../platform/markdown.ts';
import classes from './written.module.css';

export type ShowPicture = (picture: { id: string; description: string }) => ReactNode;

type WrittenProps = {
  text: string;
  /** How a picture is shown that is kept here; without it, its description is. */
  picture?: ShowPicture | undefined;
};

/** What somebody of the desk wrote, as Markdown: built piece by piece, so that no HTML of theirs is ever read. */
export function Written({ text, picture = asWords }: WrittenProps) {
  return (
    <div className={classes.written}>{piecesOf(text).map((piece, at) => shown(piece, at, picture))}</div>
  );
}

function shown(piece: Piece, at: number, picture: ShowPicture): ReactNode {
  if (typeof piece === 'string') return piece;
  if (piece.tag === 'picture') {
    const { id, children } = piece;
    return <Fragment key={at}>{picture({ id, description: children.join('') })}</Fragment>;
  }
  const { tag, href, start, children } = piece;
  const attributes = href === undefined ? { start } : { href, target: '_blank', rel: 'noopener noreferrer' };
  const dir = blocks.has(tag) ? 'auto' : undefined;
  const inside = children.map((child, place) => shown(child, place, picture));
  return createElement(tag, { key: at, dir, ...attributes }, ...inside);
}

const asWords: ShowPicture = ({ description }) => <em>{description}</em>;
