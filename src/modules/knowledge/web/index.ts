export { ArticleScreen } from './article-screen.tsx';
export { ArchivedArticles, Articles } from './articles.tsx';
export { begunOn } from './begun.ts';
export { GapScreen } from './gap-screen.tsx';
export { Gaps } from './gaps.tsx';
export { HelpsOnCall } from './helps-on-call.tsx';
export { KnowledgeParts } from './knowledge-parts.tsx';
export { WhatHelps } from './what-helps.tsx';
export { WriteArticle } from './write-article.tsx';
