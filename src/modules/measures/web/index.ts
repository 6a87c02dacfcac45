export { MeasuresScreen } from './measures-screen.tsx';
export { NeedsList } from './needs-list.tsx';
