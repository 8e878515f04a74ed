import type { Draft } from "../playbook/draft.ts";
import type { Path } from "../playbook/located.ts";
import { localId, ownerOf } from "../playbook/names.ts";
import type { Target } from "../playbook/playbook.ts";
import type { Position } from "../playbook/problem.ts";
import type { Branch } from "./branches.ts";

/** Where in a message: which wording, and its subject or its text. */
export type MessagePlace = { readonly tone: "warm" | "formal"; readonly part: "subject" | "text" };

/** Where the parts of a linked playbook stand in the files that it was loaded from, the playbook's own first. */
export class Places {
  private readonly drafts: readonly Draft[];

  constructor(drafts: readonly Draft[]) {
    this.drafts = drafts;
  }

  node(target: Target): Position {
    const { draft, id } = this.own(target);
    return draft.located.atKey(["tree", id]);
  }

  branch(target: Target, branch: Branch): Position {
    const { draft, id } = this.own(target);
    return draft.located.atKey(["tree", id, "when", ...pathTo(draft, id, branch)]);
  }

  /** Of a text of a message that an action says: the piece of it that is meant, else its key. */
  message(action: Target, message: string, { tone, part }: MessagePlace, piece = ""): Position {
    const { draft } = this.own(action);
    const path: Path = ["messages", message, ...(tone === "formal" ? ["formal"] : []), part];
    const text = wordsAt(draft, message, { tone, part });
    const offset = text.toLowerCase().indexOf(piece.toLowerCase());
    return piece === "" || offset < 0
      ? draft.located.atKey(path)
      : draft.located.within(path, offset, text.slice(offset, offset + piece.length));
  }

  /** Of the playbook's own scenarios. */
  scenario(index: number): Position {
    return (this.drafts[0] as Draft).located.at(["scenarios", index, "expect"]);
  }

  private own(target: Target): { readonly draft: Draft; readonly id: string } {
    const owner = ownerOf(target);
    const draft = owner === undefined ? this.drafts[0] : this.drafts.find(({ name }) => name === owner);
    return { draft: draft as Draft, id: localId(target) };
  }
}

/** From the branches of a node to one of them. A list keeps its order, in which `unsure` may stand anywhere. */
export function pathTo({ nodes }: Draft, id: string, branch: Branch): Path {
  if (branch.on === "choice") return [branch.choice];
  const when = nodes.get(id)?.when as readonly object[];
  if (branch.on === "unsure") return [when.findIndex((band) => "unsure" in band)];
  if (branch.below === undefined) return [when.findIndex((band) => "go" in band && !("below" in band))];
  const bands = [...when.entries()].filter(([, band]) => "below" in band);
  return bands.slice(branch.index, branch.index + 1).map(([index]) => index);
}

function wordsAt(draft: Draft, id: string, { tone, part }: MessagePlace): string {
  const message = draft.messages.get(id);
  const wording = tone === "formal" ? message?.formal : message;
  return wording?.[part] ?? "";
}
