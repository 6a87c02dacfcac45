export { EngagementsCard } from './engagements-card.tsx';
export { RosterCard } from './roster-card.tsx';
export { SettingsForm } from './settings-form.tsx';
export { SettingsSummary } from './settings-summary.tsx';
