import { describe, expect, it } from "vitest";
import { findMessage, renderMessage } from "../../src/render/message.ts";
import { worthIt } from "../support/sample.ts";
import { adviceFor } from "./samples.ts";

const advice = adviceFor(new Map([...worthIt, ["contact_name", "Zoë"], ["my_name", "Tom"], ["product", "printers"]]));
const said = (wanted?: string, body = false) => {
  const found = findMessage(advice, wanted);
  return found && renderMessage(found, { body });
};

describe("one message alone", () => {
  it.each<[string | undefined, boolean, string]>([
    [undefined, false, "Hi Zoë, this is Tom. Please call me.\n"],
    ["heads-up", false, "Hi Zoë, this is Tom. Please call me.\n"],
    ["voicemail", true, "Hi Zoë, this is Tom. Please call me.\n"],
    [
      "email",
      false,
      "Subject: Friday's call on printers\n\nHello Zoë,\n\nOur call about printers is on Friday.\n\nTom\n",
    ],
    ["heads-up-mail", true, "Hello Zoë,\n\nOur call about printers is on Friday.\n\nTom\n"],
  ])("for %s, body only: %s", (wanted, body, text) => {
    expect(said(wanted, body)).toBe(text);
  });

  it.each(["e-mail", "Email", "mail"])("takes %s for the e-mail", (word) => {
    expect(findMessage(advice, word)?.id).toBe("heads-up-mail");
  });

  it("is none where neither an id nor a channel is meant", () => {
    expect(said("card")).toBeUndefined();
  });

  it("is clean", () => {
    const evil = adviceFor(new Map([...worthIt, ["my_name", "\u001b[2J"]]));
    expect(renderMessage(evil.messages[0] as (typeof evil.messages)[number])).toContain("this is ^[[2J.");
  });
});
