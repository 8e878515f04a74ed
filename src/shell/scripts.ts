import type { Shell } from "./shells.ts";

/** The text as it stands, but for `\${`, which is how a template spells `${`. */
const script = ({ raw }: TemplateStringsArray): string => raw.join("").replaceAll("\\${", "${");

/** What a shell sources to complete `followup`. The program itself answers, so that a script is never out of date. */
export const scripts: Readonly<Record<Shell, string>> = {
  bash: script`# Tab completion of followup for bash. In ~/.bashrc: eval "$(followup completion bash)"
_followup() {
  local line=\${COMP_LINE:0:COMP_POINT} head reply
  COMPREPLY=()
  # An alias stands for what it runs.
  [[ $1 != followup && -n \${BASH_ALIASES[$1]-} ]] && line=\${BASH_ALIASES[$1]}\${line#"$1"}
  {
    IFS= read -r head
    while IFS= read -r reply; do COMPREPLY+=("$reply"); done
  } < <(command followup __complete bash "$COMP_TYPE" "\${COLUMNS:-80}" "$2" "$line" 2>/dev/null)
  if [[ $head == files ]]; then compopt -o default +o nospace 2>/dev/null; fi
}
complete -o nospace -o nosort -F _followup followup 2>/dev/null ||
  complete -o nospace -o default -F _followup followup
`,
  zsh: script`#compdef followup
# Tab completion of followup for zsh. In ~/.zshrc: eval "$(followup completion zsh)"
_followup() {
  local -a replies head spaced open
  local reply
  replies=("\${(@f)$(command followup __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  head=("\${(@ps:\t:)replies[1]}")
  for reply in "\${(@)replies[2,-1]}"; do
    case $reply in
      space*) spaced+=("\${reply#*$'\t'}") ;;
      more*) open+=("\${reply#*$'\t'}") ;;
    esac
  done
  if (( head[1] > 0 )); then
    IPREFIX+=\${PREFIX[1,head[1]]}
    PREFIX=\${PREFIX[head[1]+1,-1]}
  fi
  local found=1
  (( $#spaced )) && _describe -V followup spaced && found=0
  (( $#open )) && _describe -V followup open -S '' && found=0
  if [[ $head[2] == yes ]]; then
    if [[ -n $head[3] ]]; then _files -g "*.($head[3])(-.)" && found=0; else _files && found=0; fi
  fi
  return found
}
if [[ $funcstack[1] == _followup ]]; then
  _followup "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _followup followup
fi
`,
  fish: script`# Tab completion of followup for fish. In ~/.config/fish/config.fish: followup completion fish | source
function __followup_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    test -n "$current"; or set current ''
    set -l replies (command followup __complete fish $words[2..-1] $current 2>/dev/null)
    printf '%s\n' $replies[2..-1]
    set -l head (string split \t -- $replies[1])
    test "$head[1]" = files; or return
    if set -q head[2]
        __fish_complete_path $current | string match -er "(/|\.($head[2]))(\t|\$)"
    else
        __fish_complete_path $current
    end
end
complete -c followup -e
complete -c followup -f -k -a '(__followup_complete)'
`,
  powershell: script`# Tab completion of followup for PowerShell. In the file that $PROFILE names:
# followup completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName followup -ScriptBlock {
    param($word, $ast, $cursor)
    $before = @($ast.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString().Trim("'", '"') })
    followup __complete powershell @before "word:$word" 2>$null | ForEach-Object {
        $value, $says = $_ -split [char]9, 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $says)
    }
}
`,
};
