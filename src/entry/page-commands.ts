import { answerBack, receiveWord } from '../modules/coaching/index.ts';
import {
  answerOffer,
  askOtherwise,
  beginCase,
  chooseRhythm,
  chooseWishes,
  customerSays,
  receiveContact,
  sendLink,
} from '../modules/conversations/index.ts';
import type { PageCommands } from '../modules/customerpage/commands.ts';
import { tellWay } from '../modules/knowledge/index.ts';
import { askForCall, askForStop, withdrawCall } from '../modules/tasks/index.ts';

/** What the customer's page can have done, each by the module whose matter it is. */
export const pageCommands: PageCommands = {
  receiveContact,
  chooseRhythm,
  chooseWishes,
  customerSays,
  answerOffer,
  askForCall,
  askForStop,
  askOtherwise,
  tellWay,
  withdrawCall,
  receiveWord,
  answerBack,
  sendLink,
  beginCase,
};
