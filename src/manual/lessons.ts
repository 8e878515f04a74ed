import type { CallExample } from "./section.ts";

/** What the help of a command shows below its flags. */
type Lesson = { readonly examples: readonly CallExample[]; readonly topics: readonly string[] };

/** A lesson for each command, by its words; the program's own under the empty text. The man page shows the same. */
export const lessons: Readonly<Record<string, Lesson>> = {
  "": {
    examples: [
      { does: "Be asked a few questions, and get one next move", call: "followup diagnose" },
      { does: "The same, with the message on the clipboard", call: "followup diagnose --copy" },
      { does: "Keep your name, so that it is never asked", call: 'followup config set my_name "Ann Lee"' },
    ],
    topics: ["topics"],
  },
  diagnose: {
    examples: [
      { does: "Be asked, and get one next move", call: "followup diagnose" },
      {
        does: "Say what you know; only the rest is asked",
        call: "followup diagnose -a news=stalling -a stage=proposal",
      },
      { does: "The e-mail alone, into a file", call: "followup diagnose -m email > mail.txt" },
      {
        does: "From a script: never ask, JSON out",
        call: "followup diagnose --no-input --answers deal.yaml --format json",
      },
    ],
    topics: ["answers", "formats", "exit-codes"],
  },
  actions: {
    examples: [
      { does: "Find a move by a word", call: "followup actions | grep -i price" },
      { does: "One move, with its steps and messages", call: "followup actions ask-proposal" },
      { does: "Its e-mail alone", call: "followup actions ask-proposal -m email" },
    ],
    topics: ["answers", "formats"],
  },
  playbook: {
    examples: [
      { does: "See what there is", call: "followup playbook list" },
      { does: "Read one as a tree", call: "followup playbook show save-face" },
    ],
    topics: ["playbooks"],
  },
  "playbook list": {
    examples: [
      { does: "Your own playbooks and those that ship", call: "followup playbook list" },
      { does: "Find one by a word of its title", call: "followup playbook list | grep -i call" },
    ],
    topics: ["playbooks"],
  },
  "playbook show": {
    examples: [
      { does: "The tree that followup diagnose walks", call: "followup playbook show gone-quiet" },
      { does: "One that you are writing", call: "followup playbook show ./team.yaml" },
    ],
    topics: ["playbooks"],
  },
  "playbook check": {
    examples: [
      { does: "Check a file while you write it", call: "followup playbook check team.yaml" },
      { does: "Check all of a folder, as a build would", call: "followup playbook check playbooks/*.yaml" },
    ],
    topics: ["playbooks", "exit-codes"],
  },
  "playbook diff": {
    examples: [
      { does: "What your copy changes about the advice", call: "followup playbook diff save-face team.yaml" },
      {
        does: "Two files, as Markdown for a review; main:FILE compares with a git revision",
        call: "followup playbook diff team.yaml playbooks/one.yaml --format markdown",
      },
    ],
    topics: ["playbooks", "exit-codes"],
  },
  "playbook graph": {
    examples: [
      { does: "As a page with the picture and the questions", call: "followup playbook graph gone-quiet -o tree.html" },
      {
        does: "As a picture, with the way of an answer lit up",
        call: "followup playbook graph save-face -a phone_reaches=dead -o tree.svg",
      },
      { does: "For a wiki that draws Mermaid", call: "followup playbook graph save-face --format mermaid" },
    ],
    topics: ["playbooks", "answers"],
  },
  "playbook new": {
    examples: [
      { does: "A small one to begin with", call: "followup playbook new after-the-fair" },
      { does: "A copy of one that ships, to be changed", call: "followup playbook new our-way --from gone-quiet" },
    ],
    topics: ["playbooks"],
  },
  "playbook try": {
    examples: [
      { does: "Walk a file while you edit it", call: "followup playbook try team.yaml" },
      { does: "In plain lines, for a screen reader", call: "followup playbook try team.yaml --plain" },
    ],
    topics: ["playbooks", "answers"],
  },
  "playbook schema": {
    examples: [
      { does: "For an editor", call: "followup playbook schema > playbook.schema.json" },
      { does: "To look something up in", call: "followup playbook schema | less" },
    ],
    topics: ["playbooks"],
  },
  config: {
    examples: [
      { does: "Keep your name and your territory", call: 'followup config set my_name "Ann Lee"' },
      { does: "See all that is kept", call: "followup config list" },
    ],
    topics: ["answers", "environment"],
  },
  "config set": {
    examples: [
      { does: "Your name, as messages sign it", call: 'followup config set my_name "Ann Lee"' },
      { does: "The size of your territory", call: "followup config set territory_size 2m" },
      { does: "Plain prompts for a screen reader, from now on", call: "followup config set plain yes" },
    ],
    topics: ["answers"],
  },
  "config get": {
    examples: [
      { does: "One answer, for a script", call: "followup config get my_name" },
      { does: "Another one", call: "followup config get territory_size" },
    ],
    topics: ["answers"],
  },
  "config list": {
    examples: [
      { does: "All that is kept", call: "followup config list" },
      { does: "As a backup of your config.yaml", call: "followup config list > backup.yaml" },
    ],
    topics: ["answers"],
  },
  "config unset": {
    examples: [
      { does: "Be asked for your territory again", call: "followup config unset territory_size" },
      { does: "Go back to the usual prompts", call: "followup config unset plain" },
    ],
    topics: ["answers"],
  },
  "config path": {
    examples: [
      { does: "Where the file is", call: "followup config path" },
      { does: "Open it in your editor", call: '"$EDITOR" "$(followup config path)"' },
    ],
    topics: ["environment"],
  },
  completion: {
    examples: [
      { does: "bash: try it, then put the line into ~/.bashrc", call: 'eval "$(followup completion bash)"' },
      { does: "zsh: try it, then put the line into ~/.zshrc", call: 'eval "$(followup completion zsh)"' },
      { does: "fish: for good", call: "followup completion fish > ~/.config/fish/completions/followup.fish" },
    ],
    topics: ["shell"],
  },
  alias: {
    examples: [
      { does: "bash or zsh: try it, then put the line into ~/.bashrc or ~/.zshrc", call: 'eval "$(followup alias)"' },
      { does: "fish: the same, in ~/.config/fish/config.fish", call: "followup alias fish | source" },
    ],
    topics: ["shell"],
  },
  help: {
    examples: [
      { does: "All about one command", call: "followup help diagnose" },
      { does: "What the exit codes mean", call: "followup help exit-codes" },
      { does: "Everything else that is explained", call: "followup help topics" },
    ],
    topics: ["topics"],
  },
};
