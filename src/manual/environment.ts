import type { Topic } from "./section.ts";

export const environment: Topic = {
  name: "environment",
  says: "variables that followup heeds, and where its files are",
  sections: [
    {
      heading: "Colour, judged for standard output and standard error apart; the first that is set counts",
      rows: [
        ["NO_COLOR", "anything: no colour"],
        ["FORCE_COLOR", "1, 2 or 3: colour even in a pipe; 0: none"],
        ["CLICOLOR_FORCE", "the same where FORCE_COLOR is not set, but 0 says nothing"],
        ["CLICOLOR", "0: no colour"],
        ["TERM", "dumb: no colour, and plain prompts as with --plain"],
        ["COLORTERM", "truecolor or 24bit: all colours"],
      ],
    },
    { heading: "Questions", rows: [["CI", "anything but 0 or false: never ask, as with --no-input"]] },
    {
      heading: "Files",
      rows: [
        ["FOLLOWUP_HOME", "a folder for config.yaml, your playbooks and the cache, over all below"],
        ["HOME", "your home, ~ below"],
        ["XDG_CONFIG_HOME", "config.yaml and playbooks are in its folder followup; else in ~/.config/followup"],
        [
          "XDG_CACHE_HOME",
          "the cache is in its folder followup; else in ~/.cache/followup. It can be deleted at any time",
        ],
        ["APPDATA, LOCALAPPDATA", "the same two on Windows"],
      ],
    },
    {
      heading: "The shell and the clipboard",
      rows: [
        [
          "SHELL, PSModulePath",
          "tell which shell `followup alias` and `followup completion` write for, where none is named",
        ],
        ["SSH_CONNECTION, SSH_TTY", "the clipboard is that of the machine you sit at, reached through the terminal"],
        ["TMUX, STY", "the terminal is reached through tmux or screen"],
        ["WAYLAND_DISPLAY, DISPLAY, WSL_DISTRO_NAME, TERMUX_VERSION", "tell which clipboard program is tried first"],
      ],
    },
    { text: "Nothing is ever sent anywhere: followup makes no network connection." },
  ],
};
