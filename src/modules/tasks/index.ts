export { callWindows } from './call-windows.ts';
export { askForCall, withdrawCall } from './commands/ask-for-call.ts';
