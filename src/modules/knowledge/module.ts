import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { useArticle } from './commands/use-article.ts';
import { changeArticle, writeArticle } from './commands/write-article.ts';
import { knowledgeApi } from './contract.ts';
import { article } from './queries/article.ts';
import { articlesOfDesk } from './queries/articles.ts';
import { fittingArticles } from './queries/fitting-articles.ts';

export const knowledge: Module = {
  name: 'knowledge',
  routes: [
    serve(knowledgeApi.articles, articlesOfDesk),
    serve(knowledgeApi.article, article),
    serve(knowledgeApi.writeArticle, writeArticle),
    serve(knowledgeApi.changeArticle, changeArticle),
    serve(knowledgeApi.judgeArticle, judgeArticle),
    serve(knowledgeApi.fittingArticles, fittingArticles),
    serve(knowledgeApi.useArticle, useArticle),
  ],
};
