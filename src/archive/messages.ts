import { fieldsOf, idOf, listOf, textOf } from './fields.ts';
import type { DirectMessage } from './types.ts';

/**
 * The messages of a conversation, with two people or a group. What is no text of somebody (reactions, joins,
 * new names, a company's welcome) is passed over.
 * @param record `{"dmConversation": …}`
 * @returns whether it is a conversation whose every message has an id and a sender
 */
export function readConversation(record: unknown, found: DirectMessage[]): boolean {
  const messages = fieldsOf(fieldsOf(record).dmConversation).messages;
  let sound = Array.isArray(messages);
  for (const item of listOf(messages)) {
    const created = fieldsOf(item).messageCreate;
    if (created === undefined) continue;
    const message = messageOf(created);
    if (message) found.push(message);
    else sound = false;
  }
  return sound;
}

function messageOf(value: unknown): DirectMessage | null {
  const fields = fieldsOf(value);
  const id = idOf(fields.id);
  const senderId = idOf(fields.senderId);
  if (id === null || senderId === null) return null;
  return {
    id,
    senderId,
    recipientId: idOf(fields.recipientId),
    text: textOf(fields.text) ?? '',
    urls: listOf(fields.urls).flatMap(item => {
      const link = fieldsOf(item);
      const url = textOf(link.url);
      return url === null ? [] : { url, expanded: textOf(link.expanded) };
    }),
  };
}
