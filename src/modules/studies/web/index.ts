export { StudiesScreen } from './studies-screen.tsx';
export { StudyScreen } from './study-screen.tsx';
