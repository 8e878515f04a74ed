import { parseAnswer } from "../decision/answers.ts";
import type { Day } from "../decision/day.ts";
import { type Answers, walk } from "../decision/walk.ts";
import { needs } from "../message/needs.ts";
import type { Message, Playbook, Template, Wording } from "../playbook/playbook.ts";
import type { Ahead } from "./completion.ts";

/** A playbook without its texts: all that a walk and the blanks of its messages depend on, in a tenth of the size. */
export function skeletonOf(playbook: Playbook): Playbook {
  const fields = (template: Template): Template => template.filter((piece) => typeof piece !== "string");
  const bare = <Item extends { readonly cites: readonly string[] }>(item: Item): Item => ({ ...item, cites: [] });
  const questions = [...playbook.questions].map(([id, { why: _, ...question }]) => [id, bare({ ...question, ask: "" })] as const);
  const actions = [...playbook.actions].map(
    ([id, action]) => [id, bare({ ...action, do: "", because: [], steps: [], replies: [], avoid: [], letGo: [], ends: "", say: action.say.map(bareMessage) })] as const,
  );
  return {
    ...playbook,
    questions: new Map(questions),
    nodes: new Map([...playbook.nodes].map(([id, node]) => [id, bare(node)])),
    actions: new Map(actions),
    sources: new Map(),
    scenarios: [],
  };

  function bareMessage(message: Message): Message {
    const wording = ({ subject = [], text }: Wording): Wording => ({ subject: fields(subject), text: fields(text) });
    const { formal, asks: _, ...rest } = message;
    return bare({ ...rest, ...wording(message), ...(formal === undefined ? {} : { formal: wording(formal) }) });
  }
}

/** What `diagnose` would do next with answers such as `news=silent`; one that is none yet is left aside. */
export function aheadOf(playbook: Playbook, entries: readonly string[], today: Day): Ahead {
  const answers: Answers = new Map(
    entries.flatMap((entry) => {
      const at = entry.indexOf("=");
      const question = playbook.questions.get(entry.slice(0, at));
      const parsed = question && parseAnswer(question, entry.slice(at + 1), today);
      return parsed?.ok ? [[entry.slice(0, at), parsed.answer] as const] : [];
    }),
  );
  const outcome = walk(playbook, answers);
  if (outcome.kind !== "advise") return { asks: [outcome.question.id] };
  return {
    asks: needs(outcome.action, answers, playbook.questions).map(({ question }) => question),
    messages: outcome.action.say.map(({ id }) => id),
  };
}
