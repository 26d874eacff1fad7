import * as v from 'valibot';

/** One link of a JRD or XRD, as far as it matters here. */
export interface Link {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
  readonly template: string;
}

/** A JSON Resource Descriptor (RFC 7033 §4.4). */
export interface Jrd {
  /** `null` when it is absent. */
  readonly subject: string | null;
  readonly links: readonly Link[];
}

const text = v.fallback(v.string(), '');
const LinkSchema = v.object({ rel: v.string(), type: text, href: text, template: text });
const JrdSchema = v.object({
  subject: v.fallback(v.nullable(v.string()), null),
  links: v.fallback(v.array(v.unknown()), []),
});

/** Reads a descriptor: unknown members and malformed links are passed over. `null` when it is none. */
export function parseJrd(json: unknown): Jrd | null {
  const jrd = v.safeParse(JrdSchema, json);
  if (!jrd.success || Array.isArray(json)) return null;
  const links = jrd.output.links.flatMap(link => {
    const parsed = v.safeParse(LinkSchema, link);
    return parsed.success ? [parsed.output] : [];
  });
  return { subject: jrd.output.subject, links };
}

/** Whether a media type is one of the two in which ActivityPub actors come (ActivityPub §3.2). */
export function isActivityType(type: string): boolean {
  return (
    /^application\/activity\+json\s*(?:;|$)/i.test(type) ||
    /^application\/ld\+json\s*;.*\bprofile="?https:\/\/www\.w3\.org\/ns\/activitystreams"?\s*(?:;|$)/i.test(
      type,
    )
  );
}
