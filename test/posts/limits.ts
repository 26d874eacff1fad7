import type { Piece, PostLimits } from '../../src/posts/types.ts';

/** What Mastodon 4.5 says of itself. */
export const MASTODON: PostLimits = {
  maxCharacters: 500,
  urlCharacters: 23,
  unit: 'graphemes',
  maxAttachments: 4,
  imageBytes: 16_777_216,
  videoBytes: 103_809_024,
  imagePixels: 33_177_600,
  videoPixels: 8_294_400,
  videoFrameRate: 120,
  descriptionCharacters: 1500,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'],
};

export const GOTOSOCIAL: PostLimits = {
  ...MASTODON,
  maxCharacters: 5000,
  urlCharacters: null,
  unit: 'code-points',
  maxAttachments: 6,
  imageBytes: 41_943_040,
  videoBytes: 41_943_040,
  imagePixels: null,
  videoPixels: null,
  videoFrameRate: null,
};

/** A piece of plain text. */
export function plain(text: string): Piece {
  return { kind: 'text', text };
}
