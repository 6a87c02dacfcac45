export { ArticleScreen } from './article-screen.tsx';
export { ArchivedArticles, Articles } from './articles.tsx';
export { begunOn } from './begun.ts';
export { HelpsOnCall } from './helps-on-call.tsx';
export { WhatHelps } from './what-helps.tsx';
export { WriteArticle } from './write-article.tsx';
