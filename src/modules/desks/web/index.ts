export { AddColleague } from './add-colleague.tsx';
export { EngagementsCard } from './engagements-card.tsx';
export { LooksForm } from './looks-form.tsx';
export { parts } from './parts.ts';
export { RosterCard } from './roster-card.tsx';
export { SettingsForm } from './settings-form.tsx';
export { SettingsSummary } from './settings-summary.tsx';
