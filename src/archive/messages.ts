import { fieldsOf, idOf, listOf, textOf } from './fields.ts';
import type { DirectMessage } from './types.ts';

/**
 * The messages of a conversation, with two people or a group. What is no text of somebody (reactions, joins,
 * new names, a company's welcome) is passed over.
 * @param record `{"dmConversation": …}`
 * @returns how many messages have no id or sender; 1 when it is no conversation
 */
export function readConversation(record: unknown, found: DirectMessage[]): number {
  const messages = fieldsOf(fieldsOf(record).dmConversation).messages;
  let misfits = Array.isArray(messages) ? 0 : 1;
  for (const item of listOf(messages)) {
    const created = fieldsOf(item).messageCreate;
    if (created === undefined) continue;
    const message = messageOf(created);
    if (message) found.push(message);
    else misfits += 1;
  }
  return misfits;
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
