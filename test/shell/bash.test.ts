import { everywhere, labelOf, tryTab } from "./tab.ts";

tryTab({
  name: "bash",
  start: "bash --norc --noprofile",
  setup: 'eval "$(followup completion bash)"; eval "$(followup alias bash)";',
  cases: [
    ...everywhere,
    ["followup diagnose -a news=\t\t", "silent  ", labelOf("news", "silent"), "> followup diagnose -a news="],
    ["followup diagnose save-face -m \t\t", "way-out ", "email: asks for nothing"],
    ["followup playbook \t\t", "check ", "prove playbooks sound"],
    ['followup diagnose -a "news=sil\t .', '> followup diagnose -a "news=silent" .'],
    ["FOO=1 followup dia\t.", "> FOO=1 followup diagnose ."],
    ["followup diagnose > out.txt --exp\t.", "> followup diagnose > out.txt --explain ."],
  ],
});
