import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { conversationsApi } from '../conversations/contract.ts';
import { clearSteps } from './commands/clear-steps.ts';
import { handOffSeveral } from './commands/hand-off-several.ts';
import { sayToSeveral } from './commands/say-to-several.ts';
import { snooze, wake } from './commands/snooze.ts';
import { undo } from './commands/undo.ts';
import { moveView, removeView, renameView, saveView } from './commands/views.ts';
import { todayApi } from './contract.ts';
import { beginning } from './queries/beginning.ts';
import { bulkAction } from './queries/bulk-action.ts';
import { callers } from './queries/found-customers.ts';
import { helped } from './queries/helped.ts';
import { search } from './queries/search.ts';
import { snoozeOfCase } from './queries/snooze-of-case.ts';
import { myToday } from './queries/today.ts';
import { views } from './queries/views.ts';

export const today: Module = {
  name: 'today',
  routes: [
    serve(todayApi.today, myToday),
    serve(todayApi.snooze, snooze),
    serve(todayApi.wake, wake),
    serve(todayApi.snoozeOfCase, snoozeOfCase),
    serve(todayApi.handOff, handOffSeveral),
    serve(todayApi.say, sayToSeveral),
    serve(todayApi.views, views),
    serve(todayApi.saveView, saveView),
    serve(todayApi.renameView, renameView),
    serve(todayApi.moveView, moveView),
    serve(todayApi.removeView, removeView),
    serve(todayApi.bulkAction, bulkAction),
    serve(todayApi.undo, undo),
    serve(todayApi.search, search),
    serve(conversationsApi.callers, callers),
    serve(conversationsApi.helped, helped),
    serve(todayApi.beginning, beginning),
  ],
  sweepers: [{ name: 'steps', desks: 'app.desks_with_old_steps()', sweep: clearSteps, byClock: true }],
};
