import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { closeGap } from './commands/close-gap.ts';
import { dropUnshownPictures } from './commands/drop-unshown-pictures.ts';
import { judgeArticle } from './commands/judge-article.ts';
import { joinGap, makeGap, ownGap } from './commands/make-gap.ts';
import { markWay, takeUpWay } from './commands/take-up-way.ts';
import { tellOfGap } from './commands/tell-of-gap.ts';
import { compareArticle, translateArticle } from './commands/translate-article.ts';
import { useArticle } from './commands/use-article.ts';
import { withdrawGap } from './commands/withdraw-gap.ts';
import { changeArticle, writeArticle } from './commands/write-article.ts';
import { knowledgeApi } from './contract.ts';
import { article } from './queries/article.ts';
import { articlesOfDesk } from './queries/articles.ts';
import { fittingArticles } from './queries/fitting-articles.ts';
import { gap } from './queries/gap.ts';
import { gapsOfCase, gapsOfDesk } from './queries/gaps.ts';
import { myTellings, tellingsOfCase } from './queries/tellings.ts';
import { myWays, waysOfCase } from './queries/ways.ts';

export const knowledge: Module = {
  name: 'knowledge',
  routes: [
    serve(knowledgeApi.articles, articlesOfDesk),
    serve(knowledgeApi.article, article),
    serve(knowledgeApi.writeArticle, writeArticle),
    serve(knowledgeApi.changeArticle, changeArticle),
    serve(knowledgeApi.judgeArticle, judgeArticle),
    serve(knowledgeApi.translateArticle, translateArticle),
    serve(knowledgeApi.compareArticle, compareArticle),
    serve(knowledgeApi.fittingArticles, fittingArticles),
    serve(knowledgeApi.useArticle, useArticle),
    serve(knowledgeApi.gaps, gapsOfDesk),
    serve(knowledgeApi.gap, gap),
    serve(knowledgeApi.gapsOfCase, gapsOfCase),
    serve(knowledgeApi.makeGap, makeGap),
    serve(knowledgeApi.joinGap, joinGap),
    serve(knowledgeApi.ownGap, ownGap),
    serve(knowledgeApi.closeGap, closeGap),
    serve(knowledgeApi.withdrawGap, withdrawGap),
    serve(knowledgeApi.tellingsOfCase, tellingsOfCase),
    serve(knowledgeApi.myTellings, myTellings),
    serve(knowledgeApi.tellOfGap, tellOfGap),
    serve(knowledgeApi.waysOfCase, waysOfCase),
    serve(knowledgeApi.myWays, myWays),
    serve(knowledgeApi.markWay, markWay),
    serve(knowledgeApi.takeUpWay, takeUpWay),
  ],
  sweepers: [
    {
      name: 'unshown pictures',
      desks: 'app.desks_with_unshown_pictures()',
      sweep: dropUnshownPictures,
      byClock: true,
    },
  ],
};
