import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemReason } from '../files/reason.ts';
import { cleanText, typed } from '../report/text.ts';
import type { Context } from './context.ts';
import { usageError } from './errors.ts';

const MAX_BYTES = 8192;

/**
 * Reads a file that holds a token and nothing else; says so when others on this machine can read it too.
 * @param name a path, or `-` for standard input
 * @throws {ExitError} 2 when it cannot be read or holds something else
 */
export async function readToken(context: Context, name: string): Promise<string> {
  const shownName = name === '-' ? 'Standard input' : name;
  const text = await contentOf(context, name, shownName);
  const token = text.replace(/^\uFEFF/, '').trim();
  if (text.length > MAX_BYTES || !/^(?!["'].*["']$)[!-~]+$/.test(token)) {
    throw usageError(`${shownName} holds no token: it has to hold the access token alone, on one line`);
  }
  if (name !== '-') await warnIfOpen(context, name);
  return token;
}

async function contentOf({ openInput, signal }: Context, name: string, shownName: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of openInput(name)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) break;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw usageError(
      `${shownName} cannot be read (${systemReason(error)}): look whether its path is right and whether you may read it`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function warnIfOpen({ cwd, terminal, platform }: Context, name: string): Promise<void> {
  // Windows keeps rights elsewhere.
  if (platform === 'win32') return;
  const { mode } = await stat(resolve(cwd, name));
  if ((mode & 0o077) !== 0) {
    terminal.say(
      cleanText(
        `Others on this machine can read the token in ${name}: chmod 600 ${typed(name)} closes it to them`,
      ),
    );
  }
}
