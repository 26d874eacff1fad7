/** Runs one bench and hands its figures to the process that started it. Usage: fork('child.ts', [name]) */
import { BENCHES } from './benches.ts';

process.send?.(await BENCHES[process.argv[2] ?? '']?.());
