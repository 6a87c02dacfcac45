import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { callOff, inspect } from './commands/after-it-left.ts';
import { sendBack } from './commands/send-back.ts';
import { returnsApi } from './contract.ts';
import { returnsOfCase } from './queries/of-case.ts';
import { returnsPicture } from './queries/picture.ts';
import { returned } from './queries/returned.ts';

export const returns: Module = {
  name: 'returns',
  routes: [
    serve(returnsApi.ofCase, returnsOfCase),
    serve(returnsApi.sendBack, sendBack),
    serve(returnsApi.inspect, inspect),
    serve(returnsApi.callOff, callOff),
    serve(returnsApi.picture, returnsPicture),
    serve(returnsApi.returned, returned),
  ],
};
