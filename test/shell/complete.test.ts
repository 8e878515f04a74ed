import { describe, expect, it } from "vitest";
import type { Context } from "../../src/context.ts";
import { programOf } from "../../src/run.ts";
import { type CommandTree, treeOf } from "../../src/shell/command-tree.ts";
import { complete } from "../../src/shell/complete.ts";
import type { Nearby } from "../../src/shell/completion.ts";
import { kinds } from "../../src/shell/kinds.ts";
import { dialogues } from "../../src/shell/reply.ts";
import type { Sketch } from "../../src/shell/sketch.ts";
import type { Vocabulary } from "../../src/shell/vocabulary.ts";

const commands = treeOf(programOf({ version: "1.2.3" } as Context, () => undefined));
const vocabulary: Vocabulary = {
  commands,
  topics: [["answers", "how to answer"]],
  settings: [["plain", "plain prompts"]],
  channels: [
    ["email", "E-mail"],
    ["card", "Card"],
  ],
  questions: [
    {
      id: "reachable",
      ask: "Can you reach them?",
      choices: [
        ["yes", "Yes"],
        ["no", "No: never"],
      ],
    },
    { id: "deal_size", ask: "How big is it?", choices: [["unsure", "I don't know"]] },
    { id: "my_name", ask: "Your name?", choices: [] },
  ],
  playbooks: [
    {
      name: "gone-quiet",
      title: "They have gone quiet",
      questions: [0, 1],
      messages: [["farewell", "email: asks for nothing"]],
      actions: [["let-go", "Say goodbye"]],
      handsOverTo: ["save-face"],
    },
    {
      name: "save-face",
      title: "Let them save face",
      questions: [1, 2],
      messages: [],
      actions: [["own-up", "Ask what you did wrong"]],
      handsOverTo: [],
    },
  ],
};
const nowhere: Nearby = {
  ownPlaybooks: () => new Map(),
  sketch: () => undefined,
  yamlFiles: () => [],
  standing: () => [],
  ahead: () => undefined,
};

/** The words that a line up to the cursor can go on with, each behind what stays of the word. */
function after(line: string, nearby: Partial<Nearby> = {}): readonly string[] {
  const words = line.split(" ");
  const { prefix, candidates, files } = complete(words.slice(0, -1), words.at(-1) ?? "", vocabulary, {
    ...nowhere,
    ...nearby,
  });
  return [
    ...candidates.map(({ value }) => prefix + value),
    ...(files === undefined ? [] : [`a file: ${files.join(" ") || "any"}`]),
  ];
}

describe("what can come next", () => {
  it.each([
    ["", commands.commands.map(({ path }) => path.join(" "))],
    ["config ", ["set", "get", "list", "unset", "path"]],
    ["diagnose ", ["gone-quiet", "save-face"]],
    ["diagnose x", ["a file: yaml yml"]],
    ["diagnose ./", ["a file: yaml yml"]],
    ["playbook check gone-quiet ", ["save-face"]],
    ["diagnose -a ", ["reachable=", "deal_size="]],
    ["diagnose save-face -a ", ["deal_size=", "my_name="]],
    ["diagnose ours -a ", ["reachable=", "deal_size=", "my_name="]],
    ["diagnose -a reachable=yes -a ", ["deal_size="]],
    ["diagnose -a reachable=", ["reachable=yes", "reachable=no"]],
    ["diagnose --answer=reachable=", ["--answer=reachable=yes", "--answer=reachable=no"]],
    ["diagnose -areachable=", ["-areachable=yes", "-areachable=no"]],
    ["diagnose -a unheard=", []],
    ["diagnose -m ", ["email", "farewell"]],
    ["diagnose --copy=", ["--copy=email", "--copy=farewell"]],
    ["diagnose --format ", ["text", "markdown", "json"]],
    ["diagnose --format=", ["--format=text", "--format=markdown", "--format=json"]],
    ["diagnose --answers ", ["a file: any"]],
    ["diagnose --answers=", ["a file: any"]],
    ["diagnose --today ", []],
    ["diagnose -- -", ["a file: yaml yml"]],
    ["config set ", ["plain", "reachable", "deal_size", "my_name"]],
    ["config set reachable ", ["yes", "no"]],
    ["config set plain ", ["yes", "no"]],
    ["help ", [...commands.commands.map(({ path }) => path.join(" ")), "answers"]],
    ["help config ", ["set", "get", "list", "unset", "path"]],
    ["help answers ", []],
    ["completion ", ["bash", "zsh", "fish", "powershell"]],
  ])("followup %s", (line, next) => {
    expect(after(line)).toEqual(next);
  });

  it("flags come after a dash, and where nothing else can; none twice, but for those that may", () => {
    expect(after("diagnose -")).toEqual(expect.arrayContaining(["-a", "--answer", "-m", "--strict"]));
    expect(after("diagnose --strict -a reachable=no --")).toEqual(expect.arrayContaining(["--answer", "--explain"]));
    expect(after("diagnose --strict -a reachable=no --")).not.toContain("--strict");
    expect(after("diagnose save-face ")).toContain("--strict");
    expect(after("diagnose --copy --")).toContain("--strict");
  });

  it("the user's own playbooks and the files here are offered; of one name, the user's own counts", () => {
    const sketch: Sketch = {
      title: "Ours",
      questions: [{ id: "mood", ask: "How are they?", choices: [["fine", "Fine"]] }],
      messages: [["hello", "card: asks for nothing"]],
      actions: [["greet", "Say hello"]],
    };
    const own = {
      ownPlaybooks: () =>
        new Map([
          ["save-face", sketch],
          ["ours", sketch],
        ]),
      yamlFiles: () => ["team.yaml"],
      sketch: (path: string) => (path === "./x.yaml" ? sketch : undefined),
    };
    expect(after("diagnose ", own)).toEqual(["save-face", "ours", "gone-quiet", "team.yaml"]);
    expect([after("actions "), after("actions -p ours ", own), after("actions greet -p ")]).toEqual([
      ["let-go", "save-face/own-up"],
      ["greet"],
      ["gone-quiet", "save-face"],
    ]);
    for (const playbook of ["save-face", "ours", "./x.yaml"]) {
      expect(after(`diagnose ${playbook} -a `, own)).toEqual(["mood=", "reachable=", "deal_size=", "my_name="]);
      expect(after(`diagnose ${playbook} -a mood=`, own)).toEqual(["mood=fine"]);
      expect(after(`diagnose ${playbook} -m `, own)).toEqual(["card", "hello"]);
    }
  });

  it("what the walk asks next comes first, and only the messages that it came to", () => {
    const ahead = (playbook: string, answers: readonly string[]) =>
      playbook === "gone-quiet" && answers[0] === "my_name=Zoë"
        ? { asks: ["deal_size"], messages: ["farewell"] }
        : undefined;
    expect(after("diagnose -a my_name=Zoë -a ", { ahead })).toEqual(["deal_size=", "reachable="]);
    expect(after("diagnose -a my_name=Zoë -m ", { ahead: () => ({ asks: [], messages: [] }) })).toEqual([
      "email",
      "card",
    ]);
  });

  it("of what is kept, what is set can be read or forgotten", () => {
    expect(after("config get ", { standing: () => ["my_name"] })).toEqual(["my_name"]);
    expect(after("config unset ", { standing: () => ["plain"] })).toEqual(["plain"]);
  });

  it("every value that a command takes is of a known kind, so that none is forgotten", () => {
    const everyCommand = (command: CommandTree): readonly CommandTree[] => [
      command,
      ...command.commands.flatMap(everyCommand),
    ];
    const values = everyCommand(commands).flatMap(({ places, flags }) => [
      ...places,
      ...flags.flatMap(({ value }) => value ?? []),
    ]);
    expect(
      values.filter(({ name, choices }) => choices === undefined && kinds[name] === undefined).map(({ name }) => name),
    ).toEqual([]);
  });
});

/** What a shell's script is told, for what it hands over. */
function said(shell: string, args: readonly string[], nearby: Partial<Nearby> = {}): readonly string[] {
  const dialogue = dialogues[shell];
  const line = dialogue?.line(args) ?? { words: [], current: "", quote: "" };
  return dialogue?.say(complete(line.words, line.current, vocabulary, { ...nowhere, ...nearby }), line, args) ?? [];
}

describe("what a shell is told", () => {
  it.each([
    ["what replaces the part after the =", ["9", "80", "n", "followup diagnose -a reachable=n"], ["words", "no "]],
    [
      "nothing after the word where more follows",
      ["9", "80", "reach", "followup diagnose -a reach"],
      ["words", "reachable="],
    ],
    [
      "no space inside an open quote",
      ["9", "80", "reachable=n", "followup diagnose -a 'reachable=n"],
      ["words", "reachable=no"],
    ],
    ["that files come next", ["9", "80", "x", "followup diagnose --answers x"], ["files"]],
    [
      "meanings, where it only lists",
      ["63", "40", "", "followup diagnose -a reachable="],
      ["words", "yes  Yes             ", "no   No: never       "],
    ],
  ])("bash: %s", (_, args, told) => {
    expect(said("bash", args)).toEqual(told);
  });

  it("bash: a name that needs it is quoted", () => {
    const own = {
      ownPlaybooks: () => new Map([["two words $x", { title: "", questions: [], messages: [], actions: [] }]]),
    };
    expect(said("bash", ["9", "80", "two", "followup diagnose two"], own)).toEqual(["words", "two\\ words\\ \\$x "]);
    expect(said("bash", ["9", "80", "two", 'followup diagnose "two'], own)).toEqual(["words", "two words \\$x"]);
  });

  it("zsh: how much stays, and each word with its meaning", () => {
    expect(said("zsh", ["diagnose", "-a", "reachable=n"])).toEqual([
      "10\tno\t",
      "space\tyes:Yes",
      "space\tno:No: never",
    ]);
    expect(said("zsh", ["diagnose", "./x"])).toEqual(["0\tyes\tyaml|yml"]);
  });

  it("fish: whole words and their meanings", () => {
    expect(said("fish", ["diagnose", "-a", "reachable="])).toEqual([
      "words",
      "reachable=yes\tYes",
      "reachable=no\tNo: never",
    ]);
    expect(said("fish", ["diagnose", "./x"])).toEqual(["files\tyaml|yml"]);
  });

  it("PowerShell: words that begin as typed, never without a meaning", () => {
    expect(said("powershell", ["diagnose", "--format", "word:J"])).toEqual(["json\tjson"]);
    expect(said("powershell", ["diagnose", "word:"])).toEqual([
      "gone-quiet\tThey have gone quiet",
      "save-face\tLet them save face",
    ]);
  });
});
