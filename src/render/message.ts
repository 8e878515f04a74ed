import { channelMeant } from "../playbook/playbook.ts";
import type { Advice, AdvisedMessage } from "./advice.ts";
import { clean } from "./clean.ts";

/** The message asked for, by id or else by channel; the best one where none is named. `undefined` where none is meant. */
export function findMessage(advice: Advice, wanted?: string): AdvisedMessage | undefined {
  if (wanted === undefined) return advice.messages[0];
  const meant = channelMeant(wanted);
  return advice.messages.find(({ id }) => id === wanted) ?? advice.messages.find(({ channel }) => channel === meant);
}

/** One message alone, ready to paste: an e-mail's subject first and an empty line, or with `body` the text only. */
export function renderMessage(message: AdvisedMessage, { body = false }: { readonly body?: boolean } = {}): string {
  const subject = message.subject === undefined || body ? "" : `Subject: ${message.subject}\n\n`;
  return clean(`${subject}${message.text}\n`);
}
