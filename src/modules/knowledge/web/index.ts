export { ArticleScreen } from './article-screen.tsx';
export { Articles } from './articles.tsx';
export { begunOn } from './begun.ts';
export { HelpsOnCall } from './helps-on-call.tsx';
export { WhatHelps } from './what-helps.tsx';
export { WriteArticle } from './write-article.tsx';
