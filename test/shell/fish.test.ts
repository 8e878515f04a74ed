import { everywhere, labelOf, tryTab } from "./tab.ts";

tryTab({
  name: "fish",
  start: "fish --no-config",
  setup: "function fish_prompt; echo -n '> '; end; followup completion fish | source; followup alias fish | source;",
  cases: [
    ...everywhere,
    ["followup diagnose -a news=\t", "news=silent", `(${labelOf("news", "silent")}`],
    ["followup diagnose save-face -m \t", "way-out", "(email: asks for nothing)"],
    ["followup diagnose \t", "save-face", "(Let them save face)", "(Ours)"],
    ["followup playbook \t", "check", "(prove playbooks sound"],
    ["followup diagnose ./folder/\t.", "./folder/inner.yaml ."],
  ],
});
