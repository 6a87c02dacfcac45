import { serve } from '../../platform/http/route.ts';
import type { Module } from '../../platform/module.ts';
import { askBack, openWord, shareWord, thankForWord } from './commands/own-notes.ts';
import { coachingApi } from './contract.ts';
import { coachingNotes } from './queries/notes.ts';

export const coaching: Module = {
  name: 'coaching',
  routes: [
    serve(coachingApi.notes, coachingNotes),
    serve(coachingApi.thank, thankForWord),
    serve(coachingApi.askBack, askBack),
    serve(coachingApi.share, shareWord),
    serve(coachingApi.open, openWord),
  ],
};
