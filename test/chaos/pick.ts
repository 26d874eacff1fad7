/** One of several, each as likely. @throws when there is none */
export function pick<T>(all: readonly T[], random: () => number): T {
  const [picked] = all.slice(Math.floor(random() * all.length));
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

/** A whole number from 1 to `most`. */
export function upTo(most: number, random: () => number): number {
  return 1 + Math.floor(random() * most);
}
