import { type NumberQuestion, type Question, unsure } from "../playbook/playbook.ts";
import type { Asking, Reply } from "./prompter.ts";

/** What is entered to go back, to leave a question open, and to leave all the rest open with it. */
export const backEntry = "<";
export const skipEntry = "-";
export const restEntry = "--";

/**
 * What an entry means: an answer or a way out. Nothing, where Enter stands for nothing here and on `<` at the first
 * question: the question just stays.
 */
export function replyOf(question: Question, asking: Asking, entered: string): Reply | undefined {
  const entry = entered.trim();
  if (entry === backEntry) return asking.canGoBack ? { kind: "back" } : undefined;
  if (asking.canSkip && entry === restEntry) return { kind: "skip", rest: true };
  if (asking.canSkip && (entry === "" || entry === skipEntry)) return { kind: "skip" };
  if (takesUnsure(question) && (entry === "" || entry === "?")) return { kind: "answer", entry: unsure };
  return entry === "" ? undefined : { kind: "answer", entry };
}

/** Whether "I don't know" is an answer here that no list of choices offers. */
export function takesUnsure(question: Question): question is NumberQuestion & { unsure: string } {
  return question.kind === "number" && question.unsure !== undefined;
}
