import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasDisplay } from '../../src/cli/browser.ts';

describe('a browser', () => {
  const cases = [
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { WSL_DISTRO_NAME: 'Debian' }, true],
    ['linux', { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
    ['darwin', {}, true],
    ['darwin', { SSH_TTY: '/dev/pts/1' }, false],
    ['win32', {}, true],
    ['freebsd', {}, false],
  ] as const;
  for (const [platform, env, seen] of cases) {
    it(`is ${seen ? '' : 'not '}seen on ${platform} with ${JSON.stringify(env)}`, () => {
      assert.equal(hasDisplay({ platform, env }), seen);
    });
  }
});
