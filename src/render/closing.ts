import type { Advice } from "./advice.ts";
import { type Page, prose } from "./layout.ts";

type Closing = Page & {
  readonly advice: Advice;
  readonly canBeFormal: boolean;
  /** Whether the advice was printed right above, and may have scrolled away. */
  readonly isRead: boolean;
};

/** What stands below the advice once somebody was asked: how to have it again, and at the end what it comes down to. */
export function closing(call: string, { advice, canBeFormal, isRead, ...page }: Closing): string {
  return [
    "",
    ...(canBeFormal ? [...prose(page, "In formal words: the same call with -a tone=formal", ""), ""] : []),
    "Again, without questions:",
    // Whole, since it is there to be copied.
    call,
    "",
    ...(isRead ? [...prose(page, advice.action.do, "-> ", page.style.headline), ""] : []),
    "",
  ].join("\n");
}
