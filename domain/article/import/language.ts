import { francAll } from "franc-min";

/** What a text is when its language cannot be told (BCP 47). */
export const UNKNOWN_LANGUAGE = "und";

/** Two-letter codes for what `franc-min` tells apart; the other languages keep their three letters, as BCP 47 has it. */
const SHORT: Readonly<Record<string, string>> = {
  ...{ spa: "es", eng: "en", por: "pt", ind: "id", fra: "fr", deu: "de", jav: "jv", vie: "vi", ita: "it", tur: "tr" },
  ...{ pol: "pl", swh: "sw", sun: "su", ron: "ro", hau: "ha", fuv: "ff", bos: "bs", hrv: "hr", nld: "nl", srp: "sr" },
  ...{ yor: "yo", uzn: "uz", zlm: "ms", ibo: "ig", tgl: "tl", hun: "hu", azj: "az", ces: "cs", run: "rn", plt: "mg" },
  ...{ qug: "qu", nya: "ny", kin: "rw", zul: "zu", swe: "sv", lin: "ln", som: "so", rus: "ru", ukr: "uk", bel: "be" },
  ...{ bul: "bg", kaz: "kk", arb: "ar", urd: "ur", pes: "fa", pbu: "ps", hin: "hi", mar: "mr", npi: "ne", cmn: "zh" },
  ...{ ben: "bn", jpn: "ja", kor: "ko", tel: "te", tam: "ta", guj: "gu", kan: "kn", mal: "ml", mya: "my", pan: "pa" },
  ...{ amh: "am", tha: "th", sin: "si", ell: "el", ckb: "ku" },
};

/** Words so common that any two sentences hold some: a second opinion for short texts. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words("the of and to in that is was for on with by as at from his said would which are has been have it an"),
  es: words("el la de los que en y las del se por con para una su un al lo como más fue según este ha es sus no"),
  de: words(
    "der die und das den von mit dem des ist im ein eine auf für nicht zu sich auch werden am bei wird es nach",
  ),
  fr: words("le la les de des et du en une que un dans pour qui est sur au par avec ne plus il sont aux ce pas cette"),
  pt: words("o a de que e do da em os no na dos das um uma para com não ao pelo pela mais foi segundo são as por se"),
  it: words("il di che la e le un per del della dei non con una gli alla nel sono si è da più dal anche i"),
  nl: words("de het een van en dat in is op te met voor niet aan zijn door ook werd bij naar uit om tot over"),
};

/** Fewer letters than this say nothing about a language that shares its alphabet with others. */
const ENOUGH_LETTERS = 40;
const PLENTY_OF_LETTERS = 300;

/**
 * Tells the language of a text as a BCP 47 tag, "und" when unsure. Two methods have to agree on short text: trigrams,
 * and a count of everyday words; on longer text a clear lead by trigrams is enough.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 8000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const [first, second] = francAll(sample, { minLength: 1 });
  if (first === undefined || first[0] === "und") return UNKNOWN_LANGUAGE;
  const language = SHORT[first[0]] ?? first[0];
  if (second === undefined) return letters >= 4 ? language : UNKNOWN_LANGUAGE;
  if (letters < ENOUGH_LETTERS) return UNKNOWN_LANGUAGE;
  const lead = first[1] - second[1];
  const everyday = languageOfWords(sample);
  if (everyday !== null) return everyday === language || lead < 0.1 ? everyday : UNKNOWN_LANGUAGE;
  if (language in COMMON) return UNKNOWN_LANGUAGE;
  return letters >= PLENTY_OF_LETTERS && lead >= 0.03 ? language : UNKNOWN_LANGUAGE;
}

/** A language tag in its canonical form ("es_es" is "es-ES"), or null when it is none. */
export function canonicalLanguage(tag: string): string | null {
  const candidate = tag.split(",")[0]?.trim().replaceAll("_", "-") ?? "";
  if (candidate === "" || candidate.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(candidate)[0] ?? null;
  } catch {
    return null;
  }
}

/** The language whose everyday words are at least an eighth of the text and well ahead of the next one's. */
function languageOfWords(sample: string): string | null {
  const tokens = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(COMMON).map(([language, common]) => ({
    language,
    count: tokens.reduce((sum, token) => sum + (common.has(token) ? 1 : 0), 0),
  }));
  const [first, second] = counts.sort((one, other) => other.count - one.count);
  if (first === undefined || second === undefined) return null;
  const enough = first.count >= 3 && first.count * 8 >= tokens.length;
  return enough && first.count >= second.count * 1.3 ? first.language : null;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
