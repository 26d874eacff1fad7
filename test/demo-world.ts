/** What `npm run demo` runs on: a sample archive, and a fediverse where some of its people live. */
export { buildDemoArchive } from './demo/archive.ts';
export { startDemo, startDemoFediverse } from './demo/fediverse.ts';
