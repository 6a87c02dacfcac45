export { ThisMorning } from './this-morning.tsx';
