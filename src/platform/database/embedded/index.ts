export { defaultFolder } from './data-folder.ts';
export { installationSecret, isFoldersSecret, putSecret } from './installation-secret.ts';
export { type EmbeddedDatabase, openEmbedded } from './open-embedded.ts';
