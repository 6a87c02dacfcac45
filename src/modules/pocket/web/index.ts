export { CutOffDialog } from './cut-off-dialog.tsx';
export { PocketsCard } from './pockets-card.tsx';
