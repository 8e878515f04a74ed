import { aliases } from "../shell/aliases.ts";
import type { Topic } from "./section.ts";

export const shell: Topic = {
  name: "shell",
  says: "Tab completion and aliases for bash, zsh, fish and PowerShell",
  sections: [
    {
      text: "Tab completes commands, flags, playbooks, question ids after -a and their choices after the =, channels and messages after -m. Where your shell shows it, each comes with what it means.",
    },
    {
      heading: "Completion and aliases, for good",
      calls: [
        { does: "bash, in ~/.bashrc", call: 'eval "$(followup completion bash)"; eval "$(followup alias bash)"' },
        { does: "zsh, in ~/.zshrc", call: 'eval "$(followup completion zsh)"; eval "$(followup alias zsh)"' },
        {
          does: "fish, in ~/.config/fish/config.fish",
          call: "followup completion fish | source; followup alias fish | source",
        },
        {
          does: "PowerShell, in the file that $PROFILE names; the same with alias",
          call: "followup completion powershell | Out-String | Invoke-Expression",
        },
      ],
    },
    { heading: "The aliases", rows: aliases.map(({ name, runs, does }) => [name, `${runs}: ${does}`]) },
    {
      heading: "A message on the clipboard",
      calls: [{ does: "On every system, also over SSH", call: "followup diagnose --copy" }],
    },
  ],
};
