import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { drawWalk } from './commands/draw-walk.ts';
import { sayOfWalk } from './commands/say-of-walk.ts';
import { walksApi } from './contract.ts';
import { walk } from './queries/walk.ts';
import { walkCase } from './queries/walk-case.ts';
import { walksOfDesk } from './queries/walks.ts';

export const walks: Module = {
  name: 'walks',
  routes: [
    serve(walksApi.walks, walksOfDesk),
    serve(walksApi.walk, walk),
    serve(walksApi.walkCase, walkCase),
    serve(walksApi.drawWalk, drawWalk),
    serve(walksApi.sayOfWalk, sayOfWalk),
  ],
};
