import type { Address } from '../../src/people/address.ts';
import { randomFrom } from '../../test/support/random.ts';

export interface WorldOptions {
  readonly addresses: number;
  readonly hosts: number;
  /** The part of all addresses that live on the largest host. */
  readonly largestShare: number;
  readonly deadShare: number;
  /** Median of the latency; it is log-normal. */
  readonly medianMs: number;
  readonly seed: number;
}

export interface BenchHost {
  readonly name: string;
  readonly isDead: boolean;
  readonly addresses: readonly Address[];
}

export interface World {
  readonly hosts: readonly BenchHost[];
  /** How long an answer takes, in milliseconds: the same for the same thing, whoever asks when. */
  readonly latency: (thing: string) => number;
}

/** A dead host takes this long to be known as such: the time allowed for connecting. */
export const CONNECT_MS = 5000;
/** Standard deviation of the logarithm of a latency. */
const SIGMA = 0.5;

export function makeWorld(options: WorldOptions): World {
  const { addresses, hosts: count, largestShare, deadShare, medianMs, seed } = options;
  const random = randomFrom(seed);
  const ranks = Array.from({ length: count - 1 }, (_, index) => index + 1)
    .map(rank => ({ rank, order: random() }))
    .sort((a, b) => a.order - b.order);
  const dead = new Set(ranks.slice(0, Math.round(count * deadShare)).map(({ rank }) => rank));
  const hosts = zipfSizes(addresses, count, largestShare).map((size, rank) => {
    const name = `host-${rank}.example`;
    const people = Array.from({ length: size }, (_, index): Address => `user${index}@${name}`);
    return { name, isDead: dead.has(rank), addresses: people };
  });
  return {
    hosts,
    latency: thing => medianMs * Math.exp(SIGMA * normal(randomFrom(hash(thing) ^ seed))),
  };
}

/**
 * No order of requests can be faster than any of these, in seconds. An address needs WebFinger and one profile, a
 * host NodeInfo (two requests) as well, a dead host one attempt. The API's limit adds nothing, because the actor
 * serves as well.
 */
export function lowerBound({ hosts, latency }: World): Readonly<Record<string, number>> {
  const work = hosts.map(({ name, isDead, addresses }) => {
    if (isDead) return { sum: CONNECT_MS, chain: CONNECT_MS };
    const info = latency(`nodeinfo index ${name}`) + latency(`nodeinfo ${name}`);
    const lookups = addresses.map(address => latency(`webfinger ${address}`) + latency(`profile ${address}`));
    return { sum: info + lookups.reduce((a, b) => a + b, 0), chain: Math.max(info, ...lookups) };
  });
  const total = work.reduce((sum, host) => sum + host.sum, 0);
  return {
    'busiest host': Math.max(...work.map(({ sum, chain }) => Math.max(sum / 2, chain))) / 1000,
    'all hosts': total / 32 / 1000,
  };
}

/** Sizes that fall with a power of the rank, chosen so that the first has its share; at least 1 each. */
function zipfSizes(total: number, count: number, share: number): number[] {
  let [low, high] = [0, 5];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (1 / powers(count, middle).reduce((a, b) => a + b, 0) < share) low = middle;
    else high = middle;
  }
  const weights = powers(count, low);
  const sum = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map(weight => Math.max(1, Math.round((total * weight) / sum)));
  let over = sizes.reduce((a, b) => a + b, 0) - total;
  for (let rank = 1; over !== 0; rank = (rank % (count - 1)) + 1) {
    const size = sizes[rank] ?? 1;
    if (over > 0 && size === 1) continue;
    sizes[rank] = size - Math.sign(over);
    over -= Math.sign(over);
  }
  return sizes;
}

function powers(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + 1) ** -exponent);
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
