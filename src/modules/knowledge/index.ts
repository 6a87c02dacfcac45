export { gapOfQuestion } from './commands/gap-of-question.ts';
export { tellWay } from './commands/tell-way.ts';
export { pictureBytes } from './picture-bytes.ts';
export { beginningOf } from './queries/article-rows.ts';
export type { PictureChunk } from './queries/picture.ts';
