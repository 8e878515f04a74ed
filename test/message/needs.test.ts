import { describe, expect, it } from "vitest";
import { needs } from "../../src/message/needs.ts";
import type { Action, Answer } from "../../src/playbook/playbook.ts";
import { action, given, message, sample, template } from "../support/sample.ts";

const warnThem = sample.actions.get("warn-them") as Action;
const ofAction = (values: Record<string, Answer>, advised: Action = warnThem) =>
  needs(advised, given(values), sample.questions).map(
    ({ question, blank }) => `${question}${blank ? "" : " (has a default)"}`,
  );

describe("what an action's messages need", () => {
  it("is every fact that they name and nobody told, once, in order of first use", () => {
    expect(ofAction({})).toEqual(["contact_name", "my_name", "product"]);
  });

  it("is not what is known", () => {
    expect(ofAction({ contact_name: "Zoë", product: "printers" })).toEqual(["my_name"]);
  });

  it("is a text that was told as nothing", () => {
    expect(ofAction({ contact_name: " ", my_name: "Tom", product: "printers" })).toEqual(["contact_name"]);
  });

  it("is blank where one of its places has no default", () => {
    const said = action("x", { say: [message("m", '{{ my_name }} {{ my_name | default: "me" }}')] });
    expect(ofAction({}, said)).toEqual(["my_name"]);
  });

  it("follows the tone", () => {
    expect(ofAction({ tone: "formal", my_name: "Tom" })).toEqual(["contact_name", "product"]);
  });

  it("leaves no blank where every field has a default", () => {
    const said = action("x", { say: [message("m", 'Hi {{ contact_name | default: "there" }}')] });
    expect(ofAction({}, said)).toEqual(["contact_name (has a default)"]);
  });

  it("does not ask again what the rep does not know", () => {
    const said = action("x", {
      say: [message("m", "{{ deal_size }} and {{ days_silent }}", { subject: template("{{ my_name }}") })],
    });
    expect(ofAction({ deal_size: "unsure" }, said)).toEqual(["my_name", "days_silent"]);
  });

  it("does not look at the reasons, which have defaults", () => {
    expect(
      ofAction({}, action("x", { because: template("{{ product }}"), steps: [template("{{ my_name }}")] })),
    ).toEqual([]);
  });
});
