export { WaitsForYou } from './waits.tsx';
