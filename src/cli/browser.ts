/** What tells whether there is a screen. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether a browser that is opened here would be seen: not over SSH, and on Linux and the BSDs only where there is a
 * display (or Windows around it).
 */
export function hasDisplay({ platform, env }: Machine): boolean {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'] || env['WSL_DISTRO_NAME']);
}

/**
 * Opens a page in the person's browser.
 * @throws when no browser can be started
 */
export async function openInBrowser(url: string): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url);
  // What goes wrong later is only seen as an event, which nobody hearing would end the process.
  child.on('error', () => undefined);
  child.unref();
}
