/** As `Intl.Segmenter` finds it. */
export interface Segment {
  readonly segment: string;
  /** Where it stands in the text. */
  readonly index: number;
  readonly isWordLike: boolean | undefined;
}

/** In UTF-16 units. Longer than nearly every tweet. */
const SLICE = 512;

/** At the end of a slice so many may end otherwise where the text goes on: `can'` there is not yet `can't`. */
const UNSURE = 3;

/**
 * The segments of a text, of any length, in order. `Intl.Segmenter` copies the whole text for each segment it finds (V8
 * 11 to 13), outside of the heap whose size it knows: so it gets the text in slices. Between words of a script without
 * spaces the cuts of a long text may be others than at once.
 */
export function* segmentsOf(segmenter: Intl.Segmenter, text: string): Generator<Segment> {
  let from = 0;
  for (let size = SLICE; from + size < text.length; ) {
    const found = Array.from(segmenter.segment(text.slice(from, from + size)));
    const next = found.at(-UNSURE)?.index ?? 0;
    for (const { segment, index, isWordLike } of found) {
      if (index < next) yield { segment, index: from + index, isWordLike };
    }
    from += next;
    size = next === 0 ? size * 2 : SLICE;
  }
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from))) {
    yield { segment, index: from + index, isWordLike };
  }
}
