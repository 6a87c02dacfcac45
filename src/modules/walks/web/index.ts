export { WalkScreen } from './walk-screen.tsx';
export { WalksScreen } from './walks-screen.tsx';
