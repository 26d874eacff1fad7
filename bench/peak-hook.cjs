/** Loaded before a measured script: writes the peak resident set in KiB to `PEAK_FILE` when the process ends. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS));
});
