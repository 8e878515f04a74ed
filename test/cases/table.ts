import { readFileSync } from "node:fs";
import { revive } from "../../src/playbook/stored.ts";
import { unpacked } from "../../src/system/unpacked.ts";
import { figures, judge, readCases, readMoves } from "./judged.ts";

// Prints how the default playbook does on the judged cases: `npm run advice`, `npm run advice -- apart` at the end.
const stored = (name: string) => unpacked(readFileSync(`dist/playbooks/${name}.playbook`));
const playbook = revive(stored("gone-quiet"), stored);
const sets = process.argv.includes("apart") ? (["shaping", "apart"] as const) : (["shaping"] as const);
const moves = readMoves();
for (const set of sets) {
  const verdicts = readCases(set).map((each) => judge(playbook, each, moves));
  const rows = verdicts.map(({ id, action, questions, judges, move, acceptable, harm }) =>
    [move ? "same" : acceptable ? "fine" : "MISS", harm ? "HARM" : "", String(questions), action, judges, id].join(
      "\t",
    ),
  );
  const { cases, ...rest } = figures(verdicts);
  process.stdout.write(`${set}: ${cases} cases\n${rows.sort().join("\n")}\n${JSON.stringify(rest)}\n\n`);
}
