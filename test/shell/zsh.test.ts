import { everywhere, labelOf, tryTab } from "./tab.ts";

tryTab({
  name: "zsh",
  start: "zsh -f",
  setup: 'eval "$(followup completion zsh)"; eval "$(followup alias zsh)";',
  cases: [
    ...everywhere,
    ["followup diagnose -a news=\t", "silent ", `-- ${labelOf("news", "silent")}`],
    ["followup diagnose save-face -m \t", "way-out ", "-- email: asks for nothing"],
    ["followup diagnose \t", "save-face ", "-- Let them save face", "my-team ", "-- Ours"],
    ["followup playbook \t", "check ", "-- prove playbooks sound"],
    ['followup diagnose -a "news=sil\t.', '> followup diagnose -a "news=silent" .'],
  ],
});
