import { describe, expect, it } from "vitest";
import type { CheckJson } from "../../src/render/check-json.ts";
import { call, place } from "../fuzz/world.ts";

const sound = `title: A test
summary: Small and sound.
questions:
  in_team: {ask: Is it their team?, type: choice, choices: {yes: Yes, no: No, unsure: I would ask}}
tree:
  start: {ask: in_team, when: {yes: act, no: wait, unsure: wait}}
actions:
  act: {do: Call, because: It helps, say: [hello], ends: Done}
  wait: {do: Wait, because: It helps, ends: Done}
messages:
  hello: {channel: call, asks: a day, text: 'Hi {{ contact_name }}, any news?'}
scenarios:
  - {name: They decide, given: {in_team: yes}, expect: act}
`;
const files = (text: string) => ({ files: new Map([["/it.yaml", text]]) });
const check = (text: string, ...options: readonly string[]) =>
  call(["playbook", "check", "/it.yaml", ...options], files(text));

describe("followup playbook check", () => {
  it("tells what it found in the others where one is not there", async () => {
    const { code, stdout, stderr } = await call(["playbook", "check", "/nope.yaml", "/it.yaml"], files(sound));
    expect(code).toBe(2);
    expect(stdout).toContain("/it.yaml: sound");
    expect(stderr).toContain("there is no file /nope.yaml");
  });

  it.each([
    ["/none.yaml", "there is no file /none.yaml", ""],
    ["renewals", 'there is no playbook "renewals"', " followup playbook list shows what there is."],
  ])("tells all that are not there in one error, each hint once: %s", async (name, told, hint) => {
    const { code, stderr } = await call(["playbook", "check", "/nope.yaml", name]);
    expect([code, stderr]).toEqual([
      2,
      `error: there is no file /nope.yaml\n${told}\nhint: It is looked for from the folder that you are in.${hint}\n`,
    ]);
  });

  it("hides no bug behind a playbook that is not there", async () => {
    class Broken extends Map<string, string> {
      override get(path: string): string | undefined {
        if (path === "/it.yaml") throw new TypeError("a bug");
        return super.get(path);
      }
    }
    const checking = call(["playbook", "check", "/nope.yaml", "/it.yaml"], { files: new Broken() });
    await expect(checking).rejects.toThrow("a bug");
  });

  it("says in one line what was proved, then what a message lacks and what no scenario reaches", async () => {
    const { code, stdout, stderr } = await check(sound);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "/it.yaml:11:69: warning: message \`hello\` says "any news", which asks for nothing; expected one specific thing
         11 |  call, asks: a day, text: 'Hi {{ contact_name }}, any news?'}
            |                                                   ^^^^^^^^

      /it.yaml: sound; each of 3 paths ends in one action after 1 question, 100% after five or fewer; 1 of 1 scenarios pass and reach 50% of nodes, answers and actions
        To fill in, or left blank in a message: contact_name
        No scenario reaches:
          action wait
          start: in_team no, unsure
      "
    `);
  });

  it("shows a deal that runs into each problem", async () => {
    const { code, stdout } = await check(sound.replace(", unsure: wait}}", "}}"));
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "/it.yaml:6:25: error: no way on for \`unsure\` of \`in_team\`; expected one for each choice
          6 |   start: {ask: in_team, when: {yes: act, no: wait}}
            |                         ^^^^
            = for example, in_team unsure: no way on

      /it.yaml: 1 error
      "
    `);
  });

  it("names the line of a scenario that comes out otherwise", async () => {
    const failing = sound.replace("expect: act}", "expect: wait}");
    expect((await check(failing)).code).toBe(1);
    expect((await check(failing)).stdout).toContain(
      '/it.yaml:13:56: error: scenario "They decide" expects `wait`, but it leads to `act`',
    );
    const open = sound.replace("{in_team: yes}", "{stage: demo}");
    expect((await check(open)).stdout).toContain("but it gives no answer to `in_team`");
  });

  it.each<[sentence: string, options: readonly string[], code: number]>([
    ["a warning does not fail it", [], 0],
    ["unless it is strict", ["--strict"], 1],
    ["a coverage that is reached does not fail it", ["--min-coverage", "50"], 0],
    ["one that is not does", ["--min-coverage", "50.1"], 1],
    ["a percent sign is fine", ["--min-coverage", "50%"], 0],
    ["more than all is a wrong call", ["--min-coverage", "101"], 2],
    ["and so is a word", ["--min-coverage", "all"], 2],
    ["as is an unknown format", ["--format", "xml"], 2],
  ])("%s", async (_, options, code) => expect((await check(sound, ...options)).code).toBe(code));

  it("checks several, and fails where one does", async () => {
    const both = {
      files: new Map([
        ["/it.yaml", sound],
        ["/other.yaml", sound.replace("start: {ask", "start: {ax")],
      ]),
    };
    const { code, stdout } = await call(["playbook", "check", "/it.yaml", "/other.yaml"], both);
    expect([code, stdout.includes("/it.yaml: sound"), stdout.includes("/other.yaml: ")]).toEqual([1, true, true]);
  });

  it("passes over the bank in a folder of playbooks, and says so", async () => {
    const bank = `${place.yaml}/questions.yaml`;
    const { code, stdout, stderr } = await call(["playbook", "check", bank, `${place.yaml}/save-face.yaml`]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `note: ${bank} is skipped: it is no playbook, and the shared questions are those that ship\n`,
    });
    expect(stdout).toMatch(/^\/program\/playbooks\/save-face\.yaml: sound/m);
    expect(stdout).not.toContain("questions.yaml");
  });

  it.each([
    ["a playbook of that name that has no title yet", "/questions.yaml", sound.replace("title: A test\n", "")],
    ["one whose tree is misspelt", "/questions.yaml", "questions: {}\ntre: {}\n"],
    ["questions under another name", "/it.yaml", "questions: {}\n"],
    ["a playbook that hands over to one", "/in/it.yaml", sound.replace("yes: act", "yes: playbook:questions")],
    ["an empty file", "/questions.yaml", ""],
  ])("takes for no bank: %s", async (_, name, text) => {
    const beside = ["/in/questions.yaml", "questions: {}\n"] as const;
    const { code, stderr } = await call(["playbook", "check", name], { files: new Map([[name, text], beside]) });
    expect([code, stderr]).toEqual([1, ""]);
  });

  it("prints JSON as its contract says", async () => {
    const { stdout } = await check(sound, "--format", "json");
    const json = JSON.parse(stdout) as CheckJson;
    expect(json).toMatchObject({ version: 1, product: "0.0.0" });
    expect(json.playbooks).toEqual([
      {
        name: "/it.yaml",
        ok: true,
        remarks: [
          {
            severity: "warning",
            code: "hollow",
            file: "/it.yaml",
            line: 11,
            column: 69,
            says: 'message `hello` says "any news", which asks for nothing; expected one specific thing',
            example: null,
          },
        ],
        paths: { paths: "3", shortest: 1, median: 1, longest: 1, up_to_five: 1, exact: true },
        scenarios: { run: 1, failed: 0 },
        coverage: {
          part: 0.5,
          nodes: { all: 1, missed: [] },
          branches: {
            all: 3,
            missed: [
              { node: "start", branch: "no" },
              { node: "start", branch: "unsure" },
            ],
          },
          actions: { all: 2, missed: ["wait"] },
        },
        messages: [
          {
            id: "hello",
            playbook: "it",
            tone: "warm",
            channel: "call",
            asks: "a day",
            words: 5,
            seconds: null,
            questions: 1,
          },
        ],
        to_fill_in: { act: ["contact_name"] },
        out_of_reach: { actions: [], branches: [] },
      },
    ]);
  });

  it("prints JSON of a playbook that cannot be loaded, with what is not known of it as null", async () => {
    const { code, stdout } = await check("title: [\n", "--format", "json");
    const [only] = (JSON.parse(stdout) as CheckJson).playbooks;
    expect(code).toBe(1);
    expect(only).toMatchObject({
      ok: false,
      paths: null,
      scenarios: null,
      coverage: null,
      messages: null,
      to_fill_in: null,
      out_of_reach: null,
    });
  });

  it("writes workflow annotations at file and line", async () => {
    expect((await check(sound, "--format", "github")).stdout).toMatchInlineSnapshot(`
      "::warning file=/it.yaml,line=11,col=69,endColumn=77,title=hollow::message \`hello\` says "any news", which asks for nothing; expected one specific thing
      ::notice file=/it.yaml::/it.yaml: the scenarios reach 50%25 of the playbook
      "
    `);
  });

  it("escapes what a workflow would read as its own syntax", async () => {
    const hostile = sound
      .replace("name: They decide", 'name: "50%::error file=x,line=1::"')
      .replace("expect: act", "expect: wait");
    const strange = { files: new Map([["/a,b:c%.yaml", hostile]]) };
    const { stdout } = await call(["playbook", "check", "/a,b:c%.yaml", "--format", "github"], strange);
    const lines = stdout.split("\n");
    expect(
      lines.every(
        (line) => line === "" || /^::(error|warning|notice) file=\/a%2Cb%3Ac%25\.yaml(,[a-zA-Z]+=[^,:]*)*::/.test(line),
      ),
    ).toBe(true);
    expect(stdout).toContain('scenario "50%25::error file=x,line=1::" expects');
  });

  it("puts the deal of an annotation on a line of its own, escaped", async () => {
    const { stdout } = await check(sound.replace(", unsure: wait}}", "}}"), "--format", "github");
    expect(stdout).toBe(
      "::error file=/it.yaml,line=6,col=25,endColumn=29,title=uncovered::no way on for `unsure` of `in_team`; expected one for each choice%0AFor example, in_team unsure: no way on\n",
    );
  });

  it("leaves no escape sequence of a playbook in what it prints", async () => {
    for (const format of ["text", "json", "github"]) {
      const { stdout } = await check(sound.replace("They decide", '"\\e[31m"'), "--format", format);
      expect(stdout).not.toMatch(/\u001b/);
    }
  });

  it("finds nothing wrong with what ships", async () => {
    const { code, stdout } = await call(["playbook", "check", "executive-call", "save-face", "--format", "json"]);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as CheckJson).playbooks.every(({ ok }) => ok)).toBe(true);
  });
});
