import envPaths from 'env-paths';

/**
 * The folder in which settings live.
 * @param configFolder where somebody wants them; undefined or empty for the usual place of the system
 */
export function settingsFolder(configFolder: string | undefined): string {
  return configFolder || envPaths('oxpecker', { suffix: '' }).config;
}
