import {
  type Answer,
  asks,
  type Node,
  type Playbook,
  type QuestionId,
  type ShareNode,
  type Target,
  unsure,
} from "../../src/playbook/playbook.ts";

/** What every engine gets: plain facts. A number that is not known is -1; a share stands as a fact of its own. */
export type Facts = Readonly<Record<string, string | number>>;

/** One test on the way to an action. */
export type Condition = { readonly fact: string } & (
  | { readonly is: string }
  | { readonly from: number; readonly to: number }
);

/** All ways through a tree, each as the conditions that it takes, in an order in which the first that holds is right. */
export type Path = { readonly conditions: readonly Condition[]; readonly action: Target };

const unknown = -1;
const shareOf = ({ part, whole }: ShareNode) => `${part}_of_${whole}`;

/** Answers as plain facts for the engines that know no shares. */
export function factsOf(playbook: Playbook, answers: ReadonlyMap<QuestionId, Answer>): Facts {
  const facts: Record<string, string | number> = {};
  for (const [id, answer] of answers)
    facts[id] = answer === unsure && playbook.questions.get(id)?.kind === "number" ? unknown : answer;
  for (const node of playbook.nodes.values())
    if (node.kind === "share") {
      const [part, whole] = [answers.get(node.part), answers.get(node.whole)];
      facts[shareOf(node)] = typeof part === "number" && typeof whole === "number" ? part / whole : unknown;
    }
  return facts;
}

/** Every way from the start to an action, without those that contradict themselves in a choice. */
export function pathsOf(
  playbook: Playbook,
  at: Target = playbook.start,
  conditions: readonly Condition[] = [],
): readonly Path[] {
  const node = playbook.nodes.get(at);
  if (node === undefined) return [{ conditions, action: at }];
  return waysOf(node).flatMap(({ condition, to }) =>
    contradicts(conditions, condition) ? [] : pathsOf(playbook, to, [...conditions, condition]),
  );
}

function waysOf(node: Node): readonly { readonly condition: Condition; readonly to: Target }[] {
  if (node.kind === "choice") return [...node.when].map(([is, to]) => ({ condition: { fact: node.ask, is }, to }));
  const fact = node.kind === "share" ? shareOf(node) : node.ask;
  const edges = [0, ...node.bands.map(({ below }) => below), Number.MAX_SAFE_INTEGER];
  const targets = [...node.bands.map(({ go }) => go), node.rest];
  const known = targets.map((to, index) => ({
    condition: { fact, from: edges[index] as number, to: edges[index + 1] as number },
    to,
  }));
  return node.unsure === undefined ? known : [...known, { condition: { fact, from: unknown, to: 0 }, to: node.unsure }];
}

function contradicts(conditions: readonly Condition[], condition: Condition): boolean {
  return conditions.some((earlier) => {
    if (earlier.fact !== condition.fact) return false;
    if ("is" in earlier) return "is" in condition && earlier.is !== condition.is;
    return "from" in condition && (earlier.to <= condition.from || condition.to <= earlier.from);
  });
}

/** The tree as the chain of `if` that somebody would write by hand, as a function of the answers. */
export function ifChain(playbook: Playbook): (answers: ReadonlyMap<QuestionId, Answer>) => Target {
  const code = (at: Target): string => {
    const node = playbook.nodes.get(at);
    if (node === undefined) return `return ${JSON.stringify(at)};`;
    if (node.kind === "choice") {
      const cases = [...node.when].map(([is, to]) => `if (x === ${JSON.stringify(is)}) { ${code(to)} }`);
      return `{ const x = answers.get(${JSON.stringify(node.ask)}); ${cases.join(" else ")} }`;
    }
    const [part, whole] = asks(node).map((id) => `answers.get(${JSON.stringify(id)})`);
    const notKnown =
      node.unsure === undefined
        ? ""
        : `if (x === "unsure"${whole === undefined ? "" : ` || y === "unsure"`}) { ${code(node.unsure)} }`;
    const tested = whole === undefined ? "x" : "x / y";
    const bands = node.bands.map(({ below, go }) => `if (${tested} < ${below}) { ${code(go)} }`);
    const values = whole === undefined ? `const x = ${part};` : `const x = ${part}, y = ${whole};`;
    return `{ ${values} ${[...(notKnown === "" ? [] : [notKnown]), ...bands, `{ ${code(node.rest)} }`].join(" else ")} }`;
  };
  return new Function("answers", code(playbook.start)) as (answers: ReadonlyMap<QuestionId, Answer>) => Target;
}

/** The tree as a decision table for zen-engine, a row for each path. */
export function zenTable(paths: readonly Path[]): object {
  const facts = [...new Set(paths.flatMap(({ conditions }) => conditions.map(({ fact }) => fact)))];
  const cell = (conditions: readonly Condition[]): string =>
    conditions
      .map((condition) => ("is" in condition ? JSON.stringify(condition.is) : `[${condition.from}..${condition.to})`))
      .at(-1) ?? "";
  const rules = paths.map(({ conditions, action }, index) => ({
    _id: `r${index}`,
    ...Object.fromEntries(
      facts.map((fact) => [fact, cell(narrowed(conditions.filter((condition) => condition.fact === fact)))]),
    ),
    action: JSON.stringify(action),
  }));
  const content = {
    hitPolicy: "first",
    inputs: facts.map((fact) => ({ id: fact, name: fact, field: fact })),
    outputs: [{ id: "action", name: "action", field: "action" }],
    rules,
  };
  const nodes = [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    { id: "table", type: "decisionTableNode", name: "table", position: { x: 1, y: 0 }, content },
    { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
  ];
  const edges = [
    { id: "a", sourceId: "in", targetId: "table", type: "edge" },
    { id: "b", sourceId: "table", targetId: "out", type: "edge" },
  ];
  return { nodes, edges };
}

/** The tree as a graph for zen-engine: a switch for each node, an expression for each action. */
export function zenGraph({ start, nodes, actions }: Playbook): object {
  const position = { x: 0, y: 0 };
  const switches = [...nodes.values()].map((node) => ({
    ...{ id: node.id, name: node.id, type: "switchNode", position },
    content: {
      hitPolicy: "first",
      statements: waysOf(node).map(({ condition }, at) => ({
        id: `${node.id} ${at}`,
        condition: expressionOf(condition),
      })),
    },
  }));
  const leaves = new Set([...nodes.values()].flatMap(waysOf).flatMap(({ to }) => (actions.has(to) ? [to] : [])));
  const ends = [...leaves].map((id) => ({
    ...{ id, name: id, type: "expressionNode", position },
    content: { expressions: [{ id: `${id} is`, key: "action", value: JSON.stringify(id) }] },
  }));
  const between = [...nodes.values()].flatMap((node) =>
    waysOf(node).map(({ to }, at) => ({ sourceId: node.id, targetId: to, sourceHandle: `${node.id} ${at}` })),
  );
  const edges = [
    { sourceId: "in", targetId: start },
    ...between,
    ...ends.map(({ id }) => ({ sourceId: id, targetId: "out" })),
  ];
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position },
      ...switches,
      ...ends,
      { id: "out", name: "out", type: "outputNode", position },
    ],
    edges: edges.map((edge, at) => ({ id: `edge ${at}`, type: "edge", ...edge })),
  };
}

function expressionOf(condition: Condition): string {
  const { fact } = condition;
  return "is" in condition
    ? `${fact} == "${condition.is}"`
    : `${fact} >= ${condition.from} and ${fact} < ${condition.to}`;
}

/** Two ranges of one fact on a path are one narrower range. */
function narrowed(conditions: readonly Condition[]): readonly Condition[] {
  const [first] = conditions;
  if (first === undefined || "is" in first) return conditions;
  const ranges = conditions as readonly Extract<Condition, { from: number }>[];
  return [
    {
      fact: first.fact,
      from: Math.max(...ranges.map(({ from }) => from)),
      to: Math.min(...ranges.map(({ to }) => to)),
    },
  ];
}

/**
 * The tree for json-rules-engine: a rule for each action, and for each node a named condition for each action that lies
 * behind it, so that nothing is written out twice. The priorities let the engine give up a way at the first test that
 * fails; without them it runs all at once.
 */
export function rules({ start, nodes }: Playbook): {
  readonly rules: readonly object[];
  readonly conditions: ReadonlyMap<string, object>;
} {
  const conditions = new Map<string, object>();
  const name = (at: Target, action: Target) => `${at} leads to ${action}`;
  const behind = new Map<Target, ReadonlySet<Target>>();
  const actionsBehind = (at: Target): ReadonlySet<Target> => {
    const node = nodes.get(at);
    if (node === undefined) return new Set([at]);
    const known = behind.get(at) ?? new Set(waysOf(node).flatMap(({ to }) => [...actionsBehind(to)]));
    behind.set(at, known);
    return known;
  };
  for (const node of nodes.values())
    for (const action of actionsBehind(node.id)) {
      const ways = waysOf(node).filter(({ to }) => actionsBehind(to).has(action));
      const any = ways.map(({ condition, to }) => ({
        all: [...testsOf(condition), ...(to === action ? [] : [{ condition: name(to, action), priority: 1 }])],
      }));
      conditions.set(name(node.id, action), { any });
    }
  const events = [...actionsBehind(start)].map((type) => ({
    conditions: { condition: name(start, type) },
    event: { type },
  }));
  return { rules: events, conditions };
}

function testsOf(condition: Condition): readonly object[] {
  const test = { fact: condition.fact, priority: 2 };
  return "is" in condition
    ? [{ ...test, operator: "equal", value: condition.is }]
    : [
        { ...test, operator: "greaterThanInclusive", value: condition.from },
        { ...test, operator: "lessThan", value: condition.to },
      ];
}

/** So many sets of answers to every question of a tree, the same for the same seed. */
export function answerSets(playbook: Playbook, count: number): readonly ReadonlyMap<QuestionId, Answer>[] {
  let state = 42;
  const below = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
  const asked = [...new Set([...playbook.nodes.values()].flatMap((node) => asks(node)))];
  const answer = (id: QuestionId): Answer => {
    const question = playbook.questions.get(id);
    if (question?.kind === "choice") return question.choices[below(question.choices.length)]?.id as string;
    if (question?.kind === "number" && question.unsure !== undefined && below(8) === 0) return unsure;
    return 1 + (question?.kind === "number" && question.unit === "days" ? below(200) : below(500_000));
  };
  return Array.from({ length: count }, () => new Map(asked.map((id) => [id, answer(id)])));
}
