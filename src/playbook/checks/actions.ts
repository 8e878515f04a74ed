import { channelTraits } from "../playbook.ts";
import type { Problem } from "../problem.ts";
import { type Check, namesIn } from "./check.ts";

export const everyActionEndsOrGoesOn: Check = (draft) =>
  [...draft.actions].flatMap(([id, { then, ends }]): readonly Problem[] => {
    if ((then === undefined) !== (ends === undefined)) return [];
    if (then === undefined)
      return [{ code: "then-or-ends", fault: "neither", at: draft.located.atKey(["actions", id]) }];
    return [{ code: "then-or-ends", fault: "both", at: draft.located.atKey(["actions", id, "ends"]) }];
  });

export const everyMessageSaidExists: Check = (draft) => {
  const known = namesIn([draft], "messages");
  return [...draft.actions].flatMap(([id, { say = [] }]) =>
    say.flatMap((name, index): readonly Problem[] => {
      if (known.has(name)) return [];
      return [
        {
          code: "unknown",
          what: "message",
          name,
          at: draft.located.at(["actions", id, "say", index]),
          known: known.all,
        },
      ];
    }),
  );
};

export const onlyEmailsHaveASubject: Check = (draft) =>
  [...draft.messages].flatMap(([id, message]) => {
    const wordings = [
      { subject: message.subject, path: ["messages", id] },
      ...(message.formal === undefined ? [] : [{ subject: message.formal.subject, path: ["messages", id, "formal"] }]),
    ];
    return wordings.flatMap(({ subject, path }): readonly Problem[] => {
      const { channel } = message;
      if ((subject !== undefined) === (channelTraits[channel].hasSubject ?? false)) return [];
      if (subject === undefined) return [{ code: "subject", fault: "missing", channel, at: draft.located.atKey(path) }];
      return [{ code: "subject", fault: "superfluous", channel, at: draft.located.atKey([...path, "subject"]) }];
    });
  });
