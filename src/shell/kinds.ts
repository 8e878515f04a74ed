import { follow, type Value } from "./command-tree.ts";
import { type Candidate, type Completion, candidate, type Nearby, offered } from "./completion.ts";
import type { CursorPosition } from "./position.ts";
import type { Sketch } from "./sketch.ts";
import type { Meant, Named, QuestionWords, Vocabulary } from "./vocabulary.ts";

/** Completes one kind of value. */
type Kind = (position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby) => Completion;

const yaml = ["yaml", "yml"];

/** What a value of a command can be, by the name that help shows for it in angle or square brackets. */
export const kinds: Readonly<Record<string, Kind>> = {
  playbook: playbooks,
  playbooks,
  old: playbooks,
  new: playbooks,
  "id=value": answers,
  "id or channel": messages,
  file: () => ({ ...offered([]), files: [] }),
  id: questionIds,
  value: standingValue,
  action: actions,
  about: manualPages,
  // What only the user can know.
  day: nothing,
  name: nothing,
  percent: nothing,
};

function nothing(): Completion {
  return offered([]);
}

function playbooks({ typed, operands }: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const own = nearby.ownPlaybooks();
  const shipped = vocabulary.playbooks.filter(({ name }) => !own.has(name));
  const named = [
    ...[...own].map(([name, { title }]) => candidate(name, title || "your own")),
    ...shipped.map(({ name, title }) => candidate(name, title)),
    ...nearby.yamlFiles().map((name) => candidate(name, "a file here")),
  ].filter(({ value }) => !operands.includes(value));
  const isPath = typed.includes("/") || !named.some(({ value }) => value.startsWith(typed));
  return isPath ? { ...offered([]), files: yaml } : offered(named);
}

/** `id=` first, then the question's choices. What the walk asks next comes first; what is answered is left out. */
function answers(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const { typed } = position;
  const questions = questionsOf(position, vocabulary, nearby);
  const at = typed.indexOf("=");
  if (at >= 0)
    return choicesOf(
      questions.find(({ id }) => id === typed.slice(0, at)),
      typed.slice(0, at + 1),
    );
  const given = answersIn(position);
  const answered = new Set(given.map((entry) => entry.slice(0, entry.indexOf("="))));
  const next = nearby.ahead(playbookNamed(position), given)?.asks ?? [];
  const rank = ({ id }: QuestionWords): number => (next.includes(id) ? next.indexOf(id) : next.length);
  const open = questions.filter(({ id }) => !answered.has(id)).toSorted((one, other) => rank(one) - rank(other));
  return offered(open.map(({ id, ask }) => ({ value: `${id}=`, says: ask, isOpen: true })));
}

function choicesOf(question: QuestionWords | undefined, prefix: string): Completion {
  return offered(
    (question?.choices ?? []).map(([id, label]) => candidate(id, label)),
    prefix,
  );
}

/** Channels and ids; only those of the advice, once the answers lead to one. */
function messages(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const name = playbookNamed(position);
  const ahead = nearby.ahead(name, answersIn(position))?.messages;
  const known = knownOf(position, vocabulary, nearby).flatMap((playbook) => playbook.messages);
  const ids = ahead === undefined ? known : known.filter(([id]) => ahead.includes(id));
  const used = new Set(ids.map(([, says]) => says.slice(0, says.indexOf(":"))));
  const channels = vocabulary.channels.filter(([channel]) => used.size === 0 || used.has(channel));
  return offered([...channels, ...ids].map(meant));
}

/** The playbook's own actions, and those of the playbooks that it hands over to, behind their names. */
function actions(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const known = knownOf(position, vocabulary, nearby);
  return offered(
    known.flatMap((playbook, index) =>
      playbook.actions.map(([id, does]) =>
        candidate(index === 0 || !("name" in playbook) ? id : `${playbook.name}/${id}`, does),
      ),
    ),
  );
}

/** What is known of the playbook that a call is about, and then of those that it hands over to. */
function knownOf(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): readonly (Sketch | Named)[] {
  const name = playbookNamed(position);
  const own = ownOf(name, nearby);
  if (own !== undefined) return [own];
  const shipped = shippedOf(name, vocabulary);
  return [name, ...(shipped?.handsOverTo ?? [])].flatMap((each) => shippedOf(each, vocabulary) ?? []);
}

/** For `config`: what is set, where it is read or forgotten; else settings and every question. */
function questionIds({ command }: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): Completion {
  const all = [...vocabulary.settings, ...vocabulary.questions.map(({ id, ask }): Meant => [id, ask])];
  const standing = nearby.standing();
  return offered((command.path.at(-1) === "set" ? all : all.filter(([id]) => standing.includes(id))).map(meant));
}

function standingValue({ operands: [id = ""] }: CursorPosition, vocabulary: Vocabulary): Completion {
  if (vocabulary.settings.some(([setting]) => setting === id))
    return offered([candidate("yes", ""), candidate("no", "")]);
  return choicesOf(
    vocabulary.questions.find((question) => question.id === id),
    "",
  );
}

function manualPages({ operands }: CursorPosition, vocabulary: Vocabulary): Completion {
  const { command, rest } = follow(vocabulary.commands, operands);
  if (rest.length > 0) return offered([]);
  const below = command.commands.map(({ path, summary }): Meant => [path.at(-1) ?? "", summary]);
  return offered([...below, ...(operands.length === 0 ? vocabulary.topics : [])].map(meant));
}

/** The playbook that a call names, or that it takes where none is named. */
function playbookNamed({ command, operands, flags }: CursorPosition): string {
  const isOne = ({ name }: Value): boolean => name === "playbook";
  const flagged = flags.find(({ flag }) => flag.value !== undefined && isOne(flag.value))?.value;
  const taken = command.flags.flatMap(({ value }) => value ?? []).find(isOne)?.default;
  return flagged ?? taken ?? operands[command.places.findIndex(isOne)] ?? command.places.find(isOne)?.default ?? "";
}

function ownOf(name: string, nearby: Nearby): Sketch | undefined {
  return nearby.ownPlaybooks().get(name) ?? nearby.sketch(name);
}

function shippedOf(name: string, { playbooks }: Vocabulary): Named | undefined {
  return playbooks.find((playbook) => playbook.name === name);
}

/** The questions of the playbook. Which of the shared ones a playbook of the user's asks is not known here: any may be. */
function questionsOf(position: CursorPosition, vocabulary: Vocabulary, nearby: Nearby): readonly QuestionWords[] {
  const name = playbookNamed(position);
  const own = ownOf(name, nearby)?.questions;
  const shipped = own === undefined ? shippedOf(name, vocabulary) : undefined;
  if (shipped !== undefined) return shipped.questions.flatMap((at) => vocabulary.questions[at] ?? []);
  return [...new Map([...(own ?? []), ...vocabulary.questions].map((question) => [question.id, question])).values()];
}

function answersIn({ flags }: CursorPosition): readonly string[] {
  return flags.filter(({ flag }) => flag.value?.name === "id=value").flatMap(({ value }) => value ?? []);
}

function meant([word, says]: Meant): Candidate {
  return candidate(word, says);
}
