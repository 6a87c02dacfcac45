export { CostedList } from './costed-list.tsx';
export { CostsScreen } from './costs-screen.tsx';
