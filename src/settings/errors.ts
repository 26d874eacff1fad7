/** A settings file cannot be understood, or their folder not be made. A whole sentence with the path and what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
