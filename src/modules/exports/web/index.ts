export { ExportCard } from './export-card.tsx';
export { MoveArchive } from './move-archive.tsx';
