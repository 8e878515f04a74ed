import { isPlain } from "../playbook/characters.ts";

/**
 * How many columns a terminal gives to a text without escape sequences. The rules are those of string-width, which the
 * tests hold this against; that package makes an Intl.Segmenter as it loads, which more than doubles a bare start.
 * Where terminals differ among themselves, as on conjuncts of Indic scripts, a line may come out a column off.
 */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster);
  return width;
}

/** A text in pieces that must not be torn: a character with its marks, an emoji with all that it is joined from. */
export function clustersOf(text: string): readonly string[] {
  return text.match(patterns().cluster) ?? [];
}

function clusterWidth(cluster: string): number {
  const { unseen, picture, wide, spacing } = patterns();
  if (unseen.test(cluster)) return 0;
  if (picture.test(cluster)) return 2;
  return (wide.test(cluster) ? 2 : 1) + (cluster.match(spacing)?.length ?? 0);
}

let made: ReturnType<typeof makePatterns> | undefined;

/** Made at the first text that is not plain: reading so many of Unicode's properties is felt at a start. */
function patterns(): ReturnType<typeof makePatterns> {
  made ??= makePatterns();
  return made;
}

function makePatterns() {
  const emoji = String.raw`\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*[\u{e0020}-\u{e007f}]*`;
  return {
    cluster: new RegExp(
      String.raw`\p{RI}{2}|[\d#*]\ufe0f?\u20e3|${emoji}(?:\u200d${emoji})*\p{M}*|.[\p{M}\u200c\u200d]*`,
      "gsu",
    ),
    unseen: /^[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]+$/u,
    picture:
      /^(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|\p{Emoji_Presentation}|\p{Extended_Pictographic}.*(?:\ufe0f|\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}))/su,
    spacing: /(?<!^)\p{Mc}/gu,
    wide: /^(?:[\u1100-\u115f\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{191d2}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}])/u,
  };
}
