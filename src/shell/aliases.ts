import type { Shell } from "./shells.ts";

/** A short name for a call, to which anything can be added. */
type Alias = { readonly name: string; readonly runs: string; readonly does: string };

/**
 * What reps type most. Where a flag with an optional value comes last, whatever is added would be taken for its value;
 * so another flag follows it.
 */
export const aliases: readonly Alias[] = [
  { name: "fu", runs: "followup diagnose", does: "a few questions, one next move" },
  { name: "fum", runs: "followup diagnose --copy --format text", does: "the same, with the message on the clipboard" },
  { name: "fux", runs: "followup diagnose --explain", does: "the same, with what would change the advice" },
  { name: "fuj", runs: "followup diagnose --format json", does: "the same as JSON, for jq and scripts" },
];

/** Commands that define the aliases, ready to be sourced; Tab goes on working after them. */
export function aliasScript(shell: Shell): string {
  return `${writers[shell].join("\n")}\n`;
}

const names = aliases.map(({ name }) => name).join(" ");
const each = (line: (alias: Alias) => string): readonly string[] =>
  aliases.flatMap((alias) => [`# ${alias.does}`, line(alias)]);

const writers: Readonly<Record<Shell, readonly string[]>> = {
  bash: [
    '# In ~/.bashrc, after the completion: eval "$(followup alias bash)"',
    ...each(({ name, runs }) => `alias ${name}='${runs}'`),
    `declare -F _followup >/dev/null && complete -o nospace -F _followup ${names}`,
    // What is sourced ends well also where there is no completion.
    "true",
  ],
  zsh: ['# In ~/.zshrc: eval "$(followup alias zsh)"', ...each(({ name, runs }) => `alias ${name}='${runs}'`)],
  fish: [
    "# In ~/.config/fish/config.fish: followup alias fish | source",
    ...each(({ name, runs }) => `alias ${name} '${runs}'`),
  ],
  powershell: [
    "# In the file that $PROFILE names: followup alias powershell | Out-String | Invoke-Expression",
    ...each(({ name, runs }) => `function ${name} { ${runs} @args }`),
  ],
};
