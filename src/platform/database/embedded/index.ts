export { defaultFolder } from './data-folder.ts';
export { installationSecret, isFoldersSecret, putSecret } from './installation-secret.ts';
export { type EmbeddedDatabase, type OpenOptions, openEmbedded } from './open-embedded.ts';
export { rolePassword } from './role-password.ts';
export { checkDurability, checkServerVersion, type DurabilitySettings } from './server-version.ts';
