/** What stands behind the word of an outcome: what the server said, or what else is to know; empty where nothing does. */
export function detailOf(why: string): string {
  return why.includes(':') ? why.slice(why.indexOf(':') + 1).trim() : '';
}
