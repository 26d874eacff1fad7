import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What people have of Twitter and of this tool, and what holds lists; of these only `.zip` is a domain too. */
const FILE = /\.(?:zip|7z|rar|t?gz|tar|js|jsonl?|html?|csv|tsv|txt|xlsx?|ods|pdf)$/i;

/** Whether the name alone tells that it is a file, not a server. */
export function hasFileName(named: string): boolean {
  return FILE.test(named);
}

/** What is at a path as it was typed; null where there is nothing, or nothing that can be looked at. */
export function whatIsAt(named: string, cwd: string): 'file' | 'folder' | null {
  try {
    return statSync(resolve(cwd, named)).isDirectory() ? 'folder' : 'file';
  } catch {
    // Whatever is in the way: what was typed is still to be answered.
    return null;
  }
}
